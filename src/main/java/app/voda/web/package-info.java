/// What every HTTP call shares: problems, validation, idempotency, pages.
@NullMarked
package app.voda.web;

import org.jspecify.annotations.NullMarked;
