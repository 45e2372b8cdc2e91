"""Makes pictures of LASCO frames as comet hunters' scripts do, with NumPy, SciPy and Matplotlib.

python3 hunters_script.py OUT PROCESSES FRAME...

Prints how long it took without its own start, and what wrote the pictures. FITS is read by hand,
which is faster than a library for it.
"""

import multiprocessing
import os
import re
import sys
import time

import numpy as np
from scipy.ndimage import gaussian_filter

try:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib.pyplot import imsave

    WRITER = "Matplotlib"
except ImportError:
    from PIL import Image

    WRITER = "Pillow"

BLOCK = 2880
CARD = 80


def read(path):
    """The header as a dictionary, and the counts, row 0 at the bottom."""
    with open(path, "rb") as file:
        data = file.read()
    header = {}
    history_bias = 0.0
    for at in range(0, len(data), CARD):
        card = data[at : at + CARD].decode("latin-1")
        if card.startswith("END "):
            break
        if card[8:9] == "=":
            header[card[:8].strip()] = card[10:].split("/")[0].strip().strip("'").strip()
        elif "offset_bias" in card.lower():
            history_bias = float(re.findall(r"[0-9.]+", card)[-1])
    begin = -(-(at + CARD) // BLOCK) * BLOCK
    width, height = int(header["NAXIS1"]), int(header["NAXIS2"])
    counts = np.frombuffer(data, ">i2", width * height, begin).reshape(height, width)
    zero = float(header.get("BZERO", 0))
    bias = float(header.get("OFFSET", 0)) or history_bias
    return header, counts + zero, bias


def picture(path):
    """The frame minus its blur, -4 to +8 sigma of its noise, north up."""
    header, counts, bias = read(path)
    valid = counts != 0
    rates = (counts - bias) / float(header["EXPTIME"])
    sharp = rates - gaussian_filter(rates, 3)
    sky = sharp[valid]
    median = np.median(sky)
    sigma = 1.4826 * np.median(np.abs(sky - median))
    grey = np.clip((sharp - median + 4 * sigma) / (12 * sigma) * 255, 0, 255).astype(np.uint8)
    grey = np.flipud(grey)
    if abs(float(header.get("CROTA1", 0))) > 90:
        grey = grey[::-1, ::-1]
    return grey


def process(job):
    path, out = job
    target = os.path.join(out, os.path.basename(path) + ".png")
    if WRITER == "Matplotlib":
        imsave(target, picture(path), cmap="gray", vmin=0, vmax=255)
    else:
        Image.fromarray(np.ascontiguousarray(picture(path))).save(target)


def main():
    out, processes, frames = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    jobs = [(frame, out) for frame in frames]
    begun = time.perf_counter()
    if processes == 1:
        for job in jobs:
            process(job)
    else:
        with multiprocessing.Pool(processes) as pool:
            pool.map(process, jobs, chunksize=1)
    print("%d frames took %.3f s, written by %s" % (len(jobs), time.perf_counter() - begun, WRITER))


if __name__ == "__main__":
    main()
