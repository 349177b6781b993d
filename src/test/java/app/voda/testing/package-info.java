/// What tests of the running service share.
@NullMarked
package app.voda.testing;

import org.jspecify.annotations.NullMarked;
