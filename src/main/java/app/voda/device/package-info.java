/// The phones of a member.
@NullMarked
package app.voda.device;

import org.jspecify.annotations.NullMarked;
