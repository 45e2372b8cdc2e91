package org.comethunter.domain.sungrazer;

import java.util.Optional;

/** Solves a few linear equations by elimination with pivots. */
public final class LinearEquations {
  private LinearEquations() {}

  /**
   * The solution, if there is just one.
   *
   * @param matrix as many rows as unknowns, each with the right-hand side last; it is overwritten
   */
  public static Optional<double[]> solve(double[][] matrix) {
    int unknowns = matrix.length;
    for (int column = 0; column < unknowns; column++) {
      int pivot = column;
      for (int row = column + 1; row < unknowns; row++) {
        if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) {
          pivot = row;
        }
      }
      double[] chosen = matrix[pivot];
      matrix[pivot] = matrix[column];
      matrix[column] = chosen;
      if (!(Math.abs(chosen[column]) > 0)) {
        return Optional.empty();
      }
      for (int row = column + 1; row < unknowns; row++) {
        double factor = matrix[row][column] / chosen[column];
        for (int k = column; k <= unknowns; k++) {
          matrix[row][k] -= factor * chosen[k];
        }
      }
    }
    double[] solution = new double[unknowns];
    for (int row = unknowns - 1; row >= 0; row--) {
      double right = matrix[row][unknowns];
      for (int column = row + 1; column < unknowns; column++) {
        right -= matrix[row][column] * solution[column];
      }
      solution[row] = right / matrix[row][row];
    }
    return Optional.of(solution);
  }
}
