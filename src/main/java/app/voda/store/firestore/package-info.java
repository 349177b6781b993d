/// What all Firestore adapters share: documents, and the transactions over them.
@NullMarked
package app.voda.store.firestore;

import org.jspecify.annotations.NullMarked;
