/// Who and what is meant: the identifiers that travel in paths, tasks and pushes.
@NullMarked
package app.voda.id;

import org.jspecify.annotations.NullMarked;
