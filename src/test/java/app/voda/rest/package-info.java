/// The REST table of the contract, call by call over real HTTP.
@NullMarked
package app.voda.rest;

import org.jspecify.annotations.NullMarked;
