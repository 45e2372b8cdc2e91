package org.comethunter.benchmarks.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that start a class of the benchmarks in a process of its own. */
public final class JavaProgram {

  private JavaProgram() {}

  /** Starts the class with the Java that runs now and its class path. */
  public static List<String> command(
      Class<?> program, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments);
    return command;
  }
}
