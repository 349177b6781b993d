/// Pushes through Firebase Cloud Messaging.
@NullMarked
package app.voda.push.fcm;

import org.jspecify.annotations.NullMarked;
