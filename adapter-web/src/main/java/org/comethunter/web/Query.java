package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.INVALID_PARAMETER;
import static org.comethunter.web.Problem.Kind.UNKNOWN_PARAMETER;

import io.helidon.common.parameters.Parameters;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The query parameters of a request, each known and given at most once. */
final class Query {

  private static final Pattern UNESCAPED_PLUS = Pattern.compile("(?<=[Tt][0-9:.]{5,18}) (?=\\d)");

  private final Parameters parameters;

  private Query(Parameters parameters) {
    this.parameters = parameters;
  }

  /**
   * The parameters of the request.
   *
   * @throws ProblemException if it has another than these, or one of them twice
   */
  static Query of(ServerRequest request, String... known) {
    Parameters parameters = request.query();
    List<String> names = List.of(known);
    for (String name : parameters.names()) {
      if (!names.contains(name)) {
        String these = names.isEmpty() ? "no parameters" : String.join(", ", names);
        throw ProblemException.parameter(
            UNKNOWN_PARAMETER,
            name,
            "There is no parameter '" + name + "' here. This path takes " + these + ".");
      }
      if (parameters.all(name).size() > 1) {
        throw ProblemException.parameter(
            INVALID_PARAMETER, name, "The parameter '" + name + "' is given more than once.");
      }
    }
    return new Query(parameters);
  }

  /**
   * The value of a parameter, if it is given.
   *
   * @param reader reads the text and throws IllegalArgumentException with a sentence if it cannot
   * @throws ProblemException with that sentence
   */
  <T> Optional<T> value(String name, Function<String, T> reader) {
    if (!parameters.contains(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(parameters.get(name)));
    } catch (IllegalArgumentException e) {
      throw ProblemException.parameter(INVALID_PARAMETER, name, e.getMessage());
    }
  }

  /**
   * A time whose offset's plus sign was not escaped, and so arrived as a blank, as it was meant.
   */
  static String withPlus(String time) {
    return UNESCAPED_PLUS.matcher(time).replaceFirst("+");
  }
}
