package app.voda.simulation;

import app.voda.id.MemberId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody with phones, who is a member unless the sign-up failed.
final class Person {
  final int number;
  final List<Phones.Phone> phones = new ArrayList<>();
  @Nullable MemberId member;
  boolean hasWithdrawn;

  Person(int number) {
    this.number = number;
  }

  @Override
  public String toString() {
    return "p" + number;
  }
}
