/// What voda is deployed by: the files and scripts around it, checked without a cloud.
@NullMarked
package app.voda.deploy;

import org.jspecify.annotations.NullMarked;
