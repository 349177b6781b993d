/// Google Cloud's store of this package: Firestore in native mode.
@NullMarked
package app.voda.room.firestore;

import org.jspecify.annotations.NullMarked;
