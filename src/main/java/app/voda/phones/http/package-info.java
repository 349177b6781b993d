/// The phones page and the /dev calls.
@NullMarked
package app.voda.phones.http;

import org.jspecify.annotations.NullMarked;
