"""Films: a round video as a phone sends it, made of a sound."""

from io import BytesIO

import av
import numpy as np

FRAMES = 5


def film_of(sound: bytes) -> bytes:
    """An MP4 of black frames with that sound."""
    file = BytesIO()
    with av.open(BytesIO(sound)) as source, av.open(file, "w", format="mp4") as film:
        picture = film.add_stream("mpeg4", rate=1)
        picture.width = picture.height = 64
        picture.pix_fmt = "yuv420p"
        voice = film.add_stream("aac", rate=48_000)
        black = np.zeros((64, 64, 3), dtype=np.uint8)
        for number in range(FRAMES):
            frame = av.VideoFrame.from_ndarray(black, format="rgb24")
            frame.pts = number
            film.mux(picture.encode(frame))
        film.mux(picture.encode(None))
        resampler = av.AudioResampler(format="fltp", layout="mono", rate=48_000)
        for heard in source.decode(source.streams.audio[0]):
            for piece in resampler.resample(heard):
                film.mux(voice.encode(piece))
        film.mux(voice.encode(None))
    return file.getvalue()
