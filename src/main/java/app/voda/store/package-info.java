/// What every store promises: transactions, pages, and answers kept with the change they report.
@NullMarked
package app.voda.store;

import org.jspecify.annotations.NullMarked;
