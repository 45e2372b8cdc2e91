package org.comethunter.application.health;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.comethunter.application.health.HealthCheck.Finding;

/**
 * What all checks found.
 *
 * @param findings what each check found, by its name, in the order of the checks; unmodifiable
 */
public record HealthReport(Map<String, Finding> findings) {

  private static final Logger LOG = System.getLogger(HealthReport.class.getName());

  /** Keeps a copy of the findings. */
  public HealthReport {
    findings = Collections.unmodifiableMap(new LinkedHashMap<>(findings));
  }

  /** Asks every check, one after the other. */
  public static HealthReport of(Collection<HealthCheck> checks) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    for (HealthCheck check : checks) {
      findings.put(check.name(), ask(check));
    }
    return new HealthReport(findings);
  }

  /** Whether every check found all well. */
  public boolean healthy() {
    return findings.values().stream().allMatch(Finding::healthy);
  }

  private static Finding ask(HealthCheck check) {
    try {
      return check.look();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, () -> "The health check '" + check.name() + "' failed.", e);
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return Finding.unhealthy("The check itself failed: " + why);
    }
  }
}
