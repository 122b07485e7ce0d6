#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/data/pictures: small pictures of every kind, with the pixels that Pillow sees in them.

    pip install pillow numpy
    python make_pictures.py

expected.json: for each picture its size and its pixels as Pillow's convert("RGB") gives them (upright by EXIF, first
frame), in hex; or, for those that must be refused, a part of the message. resized.json: a picture, and what Pillow's
antialiased resize makes of it.
"""
import json, shutil, struct, zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

OUT = Path(__file__).resolve().parent / "pictures"
expected = {}


def scene(width=20, height=14):
    y, x = np.mgrid[0:height, 0:width]
    rgb = np.stack([x * 255 // (width - 1), y * 255 // (height - 1), (x * y * 7) % 256], -1).astype(np.uint8)
    rgb[2:5, 3:9] = (250, 20, 30)
    return Image.fromarray(rgb)


def save(name, image, **options):
    image.save(OUT / name, **options)
    seen = ImageOps.exif_transpose(Image.open(OUT / name)).convert("RGB")
    expected[name] = dict(width=seen.width, height=seen.height, rgb=seen.tobytes().hex())


def refuse(name, data, reason):
    (OUT / name).write_bytes(data)
    expected[name] = dict(refused=reason)


def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    rgb = scene()
    save("rgb.png", rgb)
    save("rgb.bmp", rgb)
    save("rgb.tiff", rgb)
    save("rgb.ppm", rgb)
    save("rgb.webp", rgb, lossless=True)
    save("grey.png", rgb.convert("L"))
    save("bits.png", rgb.convert("1"))
    save("palette.png", rgb.quantize(16))
    transparent = rgb.quantize(16)
    transparent.info["transparency"] = 3
    save("palette_transparent.png", transparent, transparency=3)
    alpha = rgb.copy()
    alpha.putalpha(Image.fromarray((np.arange(280, dtype=np.uint16) % 256).astype(np.uint8).reshape(14, 20)))
    save("alpha.png", alpha)
    save("grey_alpha.png", alpha.convert("LA"))
    wide = (np.arange(280, dtype=np.uint16) * 233).reshape(14, 20)
    save("grey16.png", Image.fromarray(wide))
    # Pillow clips 16-bit grey at 255, so that almost all of it is white; the upper byte is what the picture shows.
    expected["grey16.png"]["rgb"] = np.repeat((wide >> 8).astype(np.uint8)[..., None], 3, -1).tobytes().hex()
    rows = b"".join(b"\0" + np.stack([line, line[::-1], line // 2], -1).astype(">u2").tobytes() for line in wide)
    (OUT / "rgb16.png").write_bytes(b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", struct.pack(">IIBBBBB", 20, 14, 16, 2, 0, 0, 0))
                                    + png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b""))
    seen = Image.open(OUT / "rgb16.png").convert("RGB")
    expected["rgb16.png"] = dict(width=20, height=14, rgb=seen.tobytes().hex())
    save("rgb.jpg", rgb, quality=90)
    save("rgb444.jpg", rgb, quality=95, subsampling=0)
    save("progressive.jpg", rgb, progressive=True)
    save("grey.jpg", rgb.convert("L"))
    save("cmyk.jpg", rgb.convert("CMYK"), quality=95)
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        save(f"exif{orientation}.jpg", rgb, quality=90, exif=exif)
    frames = [rgb.quantize(32), ImageOps.mirror(rgb).quantize(32)]
    save("animated.gif", frames[0], save_all=True, append_images=frames[1:], duration=100)
    save("animated.webp", rgb, save_all=True, append_images=[ImageOps.mirror(rgb)], duration=100, lossless=True)
    (OUT / "png_called.jpg").write_bytes((OUT / "rgb.png").read_bytes())
    expected["png_called.jpg"] = expected["rgb.png"]

    big = scene(200, 140)
    big.save(OUT / "whole.jpg"); jpeg = (OUT / "whole.jpg").read_bytes(); (OUT / "whole.jpg").unlink()
    big.save(OUT / "whole.png"); png = (OUT / "whole.png").read_bytes(); (OUT / "whole.png").unlink()
    refuse("half.jpg", jpeg[:len(jpeg) // 2], "damaged")
    refuse("almost.jpg", jpeg[:-40], "damaged")
    refuse("header_only.jpg", jpeg[:30], "damaged")
    refuse("half.png", png[:len(png) // 2], "ends too early")
    refuse("flipped.png", png[:200] + bytes([png[200] ^ 255]) + png[201:], "damaged")
    # Three stray bytes between two headers, as some cameras leave them: harmless, and no excuse for a missing half.
    at = jpeg.index(b"\xff\xdb")
    stray = jpeg[:at] + b"abc" + jpeg[at:]
    (OUT / "stray_bytes.jpg").write_bytes(stray)
    seen = Image.open(OUT / "stray_bytes.jpg").convert("RGB")
    expected["stray_bytes.jpg"] = dict(width=200, height=140, rgb=seen.tobytes().hex())
    refuse("stray_half.jpg", stray[:len(stray) // 2], "damaged")
    progressive = (OUT / "progressive.jpg").read_bytes()
    last = progressive.rindex(b"\xff\xda")
    refuse("scans.jpg", progressive[:-2] + progressive[last:-2] * 200 + progressive[-2:], "damaged")
    for kind in ("bmp", "gif"):
        big.quantize(64).save(OUT / f"whole.{kind}")
        data = (OUT / f"whole.{kind}").read_bytes()
        (OUT / f"whole.{kind}").unlink()
        refuse(f"half.{kind}", data[:len(data) // 2], "ends too early")
    huge = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 30000, 30000, 8, 2, 0, 0, 0)) + png_chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    refuse("bomb.png", b"\x89PNG\r\n\x1a\n" + huge + png_chunk(b"IEND", b""), "30000 x 30000")
    refuse("drawing.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/passwd"/></svg>', "not a picture")
    refuse("text.jpg", b"this is not a picture", "not a picture")
    refuse("empty.png", b"", "empty")
    (OUT / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")

    photo = Image.fromarray(np.random.default_rng(0).integers(0, 256, (47, 61, 3), dtype=np.uint8))
    photo.save(OUT / "noise.png")
    sizes = [(32, 41), (64, 83), (47, 61), (20, 25)]
    (OUT / "resized.json").write_text(json.dumps([
        dict(filter=name, height=h, width=w, rgb=photo.resize((w, h), getattr(Image.Resampling, name.upper())).tobytes().hex())
        for name in ("bilinear", "bicubic") for h, w in sizes], indent=1) + "\n")


if __name__ == "__main__":
    main()
