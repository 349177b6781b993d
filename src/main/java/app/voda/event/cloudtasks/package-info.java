/// The queue on Google Cloud: Cloud Tasks.
@NullMarked
package app.voda.event.cloudtasks;

import org.jspecify.annotations.NullMarked;
