package org.comethunter.web;

import java.util.Optional;
import org.comethunter.web.Problem.Kind;

/** A request that cannot be answered as asked; its message is the problem's detail. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Kind kind;
  private final String parameter;

  private ProblemException(Kind kind, String detail, String parameter, Throwable cause) {
    super(detail, cause);
    this.kind = kind;
    this.parameter = parameter;
  }

  static ProblemException of(Kind kind, String detail) {
    return new ProblemException(kind, detail, null, null);
  }

  static ProblemException of(Kind kind, String detail, Throwable cause) {
    return new ProblemException(kind, detail, null, cause);
  }

  static ProblemException parameter(Kind kind, String parameter, String detail) {
    return new ProblemException(kind, detail, parameter, null);
  }

  Kind kind() {
    return kind;
  }

  Optional<String> parameter() {
    return Optional.ofNullable(parameter);
  }
}
