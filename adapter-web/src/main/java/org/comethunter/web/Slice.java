package org.comethunter.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a page shows of a list.
 *
 * @param shown the entries
 * @param next where the page after it begins, if there is one
 */
record Slice<T>(List<T> shown, Optional<String> next) {

  /**
   * The first {@code limit} entries of those found; that there are more shows the next page.
   *
   * @param found up to one more than the limit
   * @param place an entry's place in the list
   */
  static <T> Slice<T> of(List<T> found, int limit, Function<T, Cursor> place) {
    if (found.size() <= limit) {
      return new Slice<>(found, Optional.empty());
    }
    List<T> shown = found.subList(0, limit);
    return new Slice<>(shown, Optional.of(place.apply(shown.getLast()).text()));
  }
}
