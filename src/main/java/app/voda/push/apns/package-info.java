/// Reaching iPhones through Apple's Push Notification service.
@NullMarked
package app.voda.push.apns;

import org.jspecify.annotations.NullMarked;
