/// Who writes.
@NullMarked
package app.voda.member;

import org.jspecify.annotations.NullMarked;
