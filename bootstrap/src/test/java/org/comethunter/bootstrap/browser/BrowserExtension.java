package org.comethunter.bootstrap.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each {@link BrowserTest} its window, and looks at what went on in it. */
final class BrowserExtension
    implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback {
  private static final Namespace OURS = Namespace.create(BrowserExtension.class);
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (program().isPresent()) {
      return ConditionEvaluationResult.enabled("A browser was found.");
    }
    context.getRoot().getStore(OURS).computeIfAbsent("said", _ -> say(ChromiumProgram.ABSENT));
    return ConditionEvaluationResult.disabled(ChromiumProgram.ABSENT);
  }

  /** Once, for the build does not show why a test was skipped. */
  private static String say(String message) {
    System.err.println(message);
    return message;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return context.getTestMethod().isPresent() && (type == Visit.class || type == Page.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Visit visit =
        context
            .getStore(OURS)
            .computeIfAbsent(
                Visit.class, _ -> new Visit(browser().context(WIDTH, HEIGHT)), Visit.class);
    return parameter.getParameter().getType() == Page.class ? visit.page() : visit;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    Visit visit = context.getStore(OURS).get(Visit.class, Visit.class);
    if (visit == null) {
      return;
    }
    Optional<Throwable> failure = context.getExecutionException();
    if (failure.isPresent()) {
      visit.keepEvidence(name(context), failure.get());
      return;
    }
    List<String> complaints = visit.complaints();
    if (!complaints.isEmpty()) {
      AssertionError error =
          new AssertionError("The page complained:\n" + String.join("\n", complaints));
      visit.keepEvidence(name(context), error);
      throw error;
    }
  }

  private static HeadlessChromium browser() {
    return HeadlessChromium.of(program().orElseThrow());
  }

  private static Optional<Path> program() {
    return ChromiumProgram.find(System::getenv);
  }

  private static String name(ExtensionContext context) {
    String test = context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
    return test.replaceAll("[^A-Za-z0-9.-]+", "_");
  }
}
