package org.comethunter.simulator.sky;

import java.util.List;
import org.comethunter.simulator.sky.SeededStream.Purpose;

/** Turns an observation into the bytes of its file. Thread-safe. */
final class SkyRenderer {

  private static final int PIXELS = Camera.SIZE * Camera.SIZE;
  private static final int SATURATION = 16_383;
  private static final double WIDEST_FIELD_COSINE = StrictMath.cos(StrictMath.toRadians(12));
  private static final double FAINTEST_PEAK = 0.05;
  private static final int TAIL_STEPS = 20;
  private static final double TAIL_STRENGTH = 0.16;
  private static final double TAIL_LENGTH = 8;

  private final SimulatedSky.Settings settings;
  private final KreutzGroup comets;
  private final Streamers streamers;
  private final Ejections ejections;

  SkyRenderer(SimulatedSky.Settings settings, KreutzGroup comets) {
    this.settings = settings;
    this.comets = comets;
    streamers = new Streamers(settings.seed());
    ejections = new Ejections(settings.seed(), settings.ejectionInterval());
  }

  /** The file's bytes. */
  byte[] render(Observation observation) {
    Camera camera = observation.camera();
    SkyProjection projection = projection(observation);
    MissingBlocks missing = missing(observation);
    float[] light = new float[PIXELS];
    addStars(light, camera, projection);
    if (settings.planets()) {
      PlanetImages.add(light, camera, projection);
    }
    for (CometImage image : cometsIn(observation)) {
      addComet(light, image);
    }
    for (Ejections.Ejection ejection : ejections.at(projection.day(), projection.roll())) {
      EjectionImage.add(light, camera, projection, ejection);
    }
    CosmicRays.add(light, settings.seed(), observation);
    double bias = Bias.at(camera, observation.observedAt());
    short[] counts = expose(light, observation, projection, bias);
    missing.blank(counts);
    return new FitsFrameWriter(observation, projection.headerRollDegrees(), bias, missing.lost())
        .write(counts);
  }

  /** The comets in an observation's frame, visible or not. */
  List<CometImage> cometsIn(Observation observation) {
    SkyProjection projection = projection(observation);
    MissingBlocks missing = missing(observation);
    return comets.approaching(observation.middle(), observation.middle()).stream()
        .flatMap(
            comet ->
                CometImage.of(comet, observation.camera(), projection, missing, settings.cometSnr())
                    .stream())
        .toList();
  }

  private SkyProjection projection(Observation observation) {
    return new SkyProjection(observation.camera(), observation.middle(), settings.roll());
  }

  private MissingBlocks missing(Observation observation) {
    return MissingBlocks.of(settings.seed(), observation.camera(), observation.index());
  }

  private static void addStars(float[] light, Camera camera, SkyProjection projection) {
    Background background = Background.of(camera);
    double peakOfZero = camera.detector().starFlux() * PointSpread.peakOfUnit();
    for (StarCatalogue.Star star : StarCatalogue.NEAR_ECLIPTIC.stars()) {
      if (projection.cosineToSun(star.direction()) < WIDEST_FIELD_COSINE) {
        continue;
      }
      SkyProjection.Place place = projection.direction(star.direction());
      int column = (int) StrictMath.round(place.x());
      int row = (int) StrictMath.round(place.y());
      if (column < 0 || column >= Camera.SIZE || row < 0 || row >= Camera.SIZE) {
        continue;
      }
      double peak =
          star.brightness() * peakOfZero * background.transmission(row * Camera.SIZE + column);
      if (peak > FAINTEST_PEAK) {
        PointSpread.add(light, place.x(), place.y(), peak);
      }
    }
  }

  /** A head like a star's and a short tail that fades away from the Sun. */
  private static void addComet(float[] light, CometImage image) {
    PointSpread.add(light, image.x(), image.y(), image.peak());
    for (int step = 2; step <= TAIL_STEPS; step++) {
      double peak = image.peak() * TAIL_STRENGTH * StrictMath.exp(-step / TAIL_LENGTH);
      PointSpread.add(
          light, image.x() + step * image.tailColumns(), image.y() + step * image.tailRows(), peak);
    }
  }

  /** Adds corona and noise and reads the detector out: counts of 1 to 16,383. */
  private short[] expose(
      float[] light, Observation observation, SkyProjection projection, double bias) {
    Camera camera = observation.camera();
    Background background = Background.of(camera);
    float[] rays = streamers.byAngle(projection.day(), projection.roll());
    SeededStream stream =
        new SeededStream(settings.seed(), Purpose.NOISE, camera.digit(), observation.index());
    float exposure = (float) observation.exposureSeconds();
    float base = (float) bias + 0.5f;
    short[] counts = new short[PIXELS];
    long bits = 0;
    for (int i = 0; i < PIXELS; i++) {
      bits = (i & 3) == 0 ? stream.nextLong() : bits >>> 16;
      float noise = background.noise(i) * NormalTable.deviate(bits);
      float received = background.corona(i, rays) + light[i] + noise;
      counts[i] = (short) Math.clamp((int) (base + exposure * received), 1, SATURATION);
    }
    return counts;
  }
}
