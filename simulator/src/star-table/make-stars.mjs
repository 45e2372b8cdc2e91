// Makes stars-near-ecliptic.csv, the simulator's star table, from the data of npm d3-celestial 0.7.35
// (Hipparcos stars, BSD-3-Clause, Copyright (c) 2015, Olaf Frohn):
//
//   npm pack d3-celestial@0.7.35 && tar xzf d3-celestial-0.7.35.tgz
//   node make-stars.mjs package/data/stars.14.json > stars-near-ecliptic.csv
//
// Kept: stars up to V = 9.0 within 10 degrees of the ecliptic (J2000), which covers the field of C3.
import { readFileSync } from 'node:fs';

const FAINTEST = 9.0;
const LATITUDE_LIMIT_DEGREES = 10;
const OBLIQUITY = (23.4392911 * Math.PI) / 180;

function eclipticLatitudeDegrees(raDegrees, decDegrees) {
  const ra = (raDegrees * Math.PI) / 180;
  const dec = (decDegrees * Math.PI) / 180;
  const sine =
    Math.sin(dec) * Math.cos(OBLIQUITY) - Math.cos(dec) * Math.sin(OBLIQUITY) * Math.sin(ra);
  return (Math.asin(sine) * 180) / Math.PI;
}

const rows = JSON.parse(readFileSync(process.argv[2], 'utf8'))
  .features.map(({ id, properties, geometry }) => {
    const [longitude, dec] = geometry.coordinates;
    return { hip: id, ra: (longitude + 360) % 360, dec, magnitude: properties.mag };
  })
  .filter(({ magnitude }) => magnitude <= FAINTEST)
  .filter(({ ra, dec }) => Math.abs(eclipticLatitudeDegrees(ra, dec)) < LATITUDE_LIMIT_DEGREES)
  .sort((a, b) => a.hip - b.hip);

const lines = [
  '# Stars near the ecliptic from d3-celestial 0.7.35 (BSD-3-Clause, see LICENSE-d3-celestial.txt);',
  '# made by simulator/src/star-table/make-stars.mjs',
  'hip,ra_j2000_deg,dec_j2000_deg,v_mag',
  ...rows.map(({ hip, ra, dec, magnitude }) =>
    [hip, ra.toFixed(4), dec.toFixed(4), magnitude.toFixed(2)].join(','),
  ),
];
process.stdout.write(lines.join('\n') + '\n');
