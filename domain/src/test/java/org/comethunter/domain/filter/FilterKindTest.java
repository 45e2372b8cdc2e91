package org.comethunter.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.image.ValidityMask;
import org.junit.jupiter.api.Test;

class FilterKindTest {

  @Test
  void everyFilterHasItsName() {
    assertThat(FilterKind.codes())
        .isEqualTo("unsharp, running-difference, median, background, nrgf, mgn, raw");
    for (FilterKind kind : FilterKind.values()) {
      assertThat(FilterKind.of(kind.code())).contains(kind);
      assertThat(FilterKind.of(kind.code().toUpperCase(Locale.ROOT))).contains(kind);
    }
    assertThat(FilterKind.of("Running-Difference")).contains(FilterKind.RUNNING_DIFFERENCE);
  }

  @Test
  void otherNamesAreNone() {
    for (String name : List.of("", " ", "running_difference", "unsharp ", "sobel", "mgn,raw")) {
      assertThat(FilterKind.of(name)).as(name).isEmpty();
    }
  }

  @Test
  void thoseThatCompareSayWithWhat() {
    for (FilterKind kind : FilterKind.values()) {
      Filter filter = kind.make(FilterSettings.DEFAULT);
      assertThat(filter.neighbourhood().isPresent())
          .as(kind.code())
          .isEqualTo(kind.needsNeighbours());
      assertThat(kind.make(FilterSettings.DEFAULT)).isNotSameAs(filter);
    }
  }

  @Test
  void rawIsTheRate() {
    FrameHeader header = Headers.usual(20, 10).exposed(4, 400).header();
    float[] counts = Frames.noise(1, 200, 900, 30);
    counts[77] = 0;
    Frame frame = Frames.frame(header, counts);
    float[] out = new float[200];
    ValidityMask mask = FilterKind.RAW.make(FilterSettings.DEFAULT).apply(frame, List.of(), out);
    assertThat(mask).isEqualTo(frame.counts().mask());
    for (int i = 0; i < out.length; i++) {
      assertThat(out[i]).isEqualTo(i == 77 ? 0 : (counts[i] - 400) / 4);
    }
  }
}
