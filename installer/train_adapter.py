"""Trains the adapter that turns requests into blueprints: LoRA over the very weights that llama.cpp runs.

    pip install torch==2.13.0 gguf    # not in the product's requirements: only who trains needs them
    python -m installer.train_adapter --model MODEL.gguf --minutes 70 --out ADAPTER.gguf [--start ADAPTER.gguf] FILES…

The 4-bit weights are taken apart to bfloat16 and stay as they are; beside each matrix of the upper layers two thin ones
are learnt (https://arxiv.org/abs/2106.09685). What is learnt on the quantised weights fits what runs, which is why this
does not start from the original ones (https://arxiv.org/abs/2305.14314). Examples are the files of resources/prompts;
every 28th is held out and only its loss is told; of files learnt from before few come as early as what is new.
The rate follows the clock, so that the run ends when it was told to.
"""

import argparse
import math
import random
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812

from app.engines.llama_native import AbortFlag, LlamaContext
from app.pipeline.prompts import Example, Prompt, read_examples

FIRST_LAYER = 8
"""Below it nothing is learnt, so nothing is propagated: a seventh of the time saved."""
RANK = 8
ALPHA = 16.0
HIGHEST_RATE = 4e-4
LAST_RATE_SHARE = 0.05
WARM_STEPS = 12
BATCH_TOKENS = 900
HELD_OUT_EVERY = 28
MOST_HELD_OUT = 48
SECONDS_BETWEEN_SAVES = 420
PARTS = {
    "attn_q": "attn", "attn_k": "attn", "attn_v": "attn", "attn_output": "attn",
    "ffn_gate": "ffn", "ffn_up": "ffn", "ffn_down": "ffn",
}  # fmt: skip


@dataclass(slots=True)
class Lesson:
    """An example as tokens; the first `asked` of them are the question, which is not learnt."""

    tokens: list[int]
    asked: int
    seen: int = 0


@dataclass(slots=True)
class Lessons:
    """What there is to learn. Files are read again as they grow; what was seen least comes first."""

    files: list[Path]
    tokenize: Any
    prompt: Prompt
    learnt: frozenset[Path] = frozenset()
    """Of these files only every `review`th lesson is taken as early as those of the others."""
    review: int = 25
    known: dict[tuple[str, str], Lesson] = field(default_factory=dict)
    held_out: list[Lesson] = field(default_factory=list)
    _sizes: dict[Path, int] = field(default_factory=dict)

    def refresh(self) -> None:
        for path in self.files:
            if path.exists() and path.stat().st_size != self._sizes.get(path):
                self._sizes[path] = path.stat().st_size
                for number, example in enumerate(read_examples(path.read_text("utf-8"))):
                    is_later = path in self.learnt and random.randrange(self.review) > 0
                    self._learn(example, number % HELD_OUT_EVERY == HELD_OUT_EVERY - 1, seen=int(is_later))

    def batch(self) -> list[Lesson]:
        """Return lessons of about `BATCH_TOKENS` together, of those seen least."""
        pool = list(self.known.values())
        random.shuffle(pool)
        pool.sort(key=lambda lesson: lesson.seen)
        taken: list[Lesson] = []
        room = BATCH_TOKENS
        for lesson in pool:
            if len(lesson.tokens) > room:
                break
            room -= len(lesson.tokens)
            lesson.seen += 1
            taken.append(lesson)
        return taken

    def _learn(self, example: Example, is_held_out: bool, seen: int) -> None:
        if not example.answer or (example.request, example.answer) in self.known:
            return
        question = self.tokenize(self.prompt.ask(example.request))
        lesson = Lesson([*question, *self.tokenize(example.answer + "<|im_end|>")], len(question), seen)
        is_held_out = is_held_out and len(self.held_out) < MOST_HELD_OUT
        if is_held_out:
            self.held_out.append(lesson)
        self.known[example.request, example.answer] = lesson
        if is_held_out:
            lesson.seen = 1_000_000


class Pair(torch.nn.Module):
    """The two thin matrices beside one of the model's."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.a = torch.nn.Parameter(torch.randn(RANK, inputs) / math.sqrt(inputs))
        self.b = torch.nn.Parameter(torch.zeros(outputs, RANK))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return (x @ self.a.to(x.dtype).t()) @ self.b.to(x.dtype).t() * (ALPHA / RANK)


class Model(torch.nn.Module):
    """Qwen2 in llama.cpp's layout (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md)."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        reader = gguf.GGUFReader(path)
        self.architecture = str(bytes(reader.fields["general.architecture"].parts[-1]), "utf-8")

        def number(name: str) -> Any:
            return reader.fields[f"{self.architecture}.{name}"].parts[-1][0]

        self.layers = int(number("block_count"))
        self.heads = int(number("attention.head_count"))
        self.kv_heads = int(number("attention.head_count_kv"))
        self.epsilon = float(number("attention.layer_norm_rms_epsilon"))
        self.rope_base = float(number("rope.freq_base"))
        self.w = {t.name: _plain_tensor(t) for t in reader.tensors}
        self.w.setdefault("output.weight", self.w["token_embd.weight"])
        self.pairs = torch.nn.ModuleDict()
        for layer in range(FIRST_LAYER, self.layers):
            for part in PARTS:
                outputs, inputs = self.w[f"blk.{layer}.{part}.weight"].shape
                self.pairs[_key(layer, part)] = Pair(inputs, outputs)

    def loss(self, lessons: list[Lesson]) -> torch.Tensor:
        """Return the mean loss of the answers' tokens. Lessons lie in one row and do not see each other."""
        tokens = torch.tensor([t for lesson in lessons for t in lesson.tokens])
        places = torch.cat([torch.arange(len(lesson.tokens)) for lesson in lessons])
        sizes = [len(lesson.tokens) for lesson in lessons]
        turn = self._turn(places)
        x = self.w["token_embd.weight"][tokens]
        for layer in range(self.layers):
            x = self._layer(layer, x, sizes, turn)
        starts = np.cumsum([0, *sizes])
        wanted = torch.cat(
            [torch.arange(at + s.asked - 1, at + len(s.tokens) - 1) for at, s in zip(starts, lessons, strict=False)]
        )
        x = self._norm("output_norm", x[wanted])
        return F.cross_entropy((x @ self.w["output.weight"].t()).float(), tokens[wanted + 1])

    def _layer(self, layer: int, x: torch.Tensor, sizes: list[int], turn: Any) -> torch.Tensor:
        h = self._norm(f"blk.{layer}.attn_norm", x)
        q, k, v = (self._through(layer, part, h) for part in ("attn_q", "attn_k", "attn_v"))
        q, k, v = _heads(q, self.heads), _heads(k, self.kv_heads), _heads(v, self.kv_heads)
        q, k = _turned(q, turn), _turned(k, turn)
        repeats = self.heads // self.kv_heads
        k, v = k.repeat_interleave(repeats, 0), v.repeat_interleave(repeats, 0)
        mixed = torch.cat(
            [
                F.scaled_dot_product_attention(*(one[None] for one in three), is_causal=True)[0]
                for three in zip(*(of.split(sizes, dim=1) for of in (q, k, v)), strict=True)
            ],
            dim=1,
        )
        x = x + self._through(layer, "attn_output", mixed.transpose(0, 1).reshape(len(x), -1))
        h = self._norm(f"blk.{layer}.ffn_norm", x)
        gated = F.silu(self._through(layer, "ffn_gate", h)) * self._through(layer, "ffn_up", h)
        return x + self._through(layer, "ffn_down", gated)

    def _through(self, layer: int, part: str, x: torch.Tensor) -> torch.Tensor:
        name = f"blk.{layer}.{part}"
        y = F.linear(x, self.w[f"{name}.weight"], self.w.get(f"{name}.bias"))
        key = _key(layer, part)
        return y + self.pairs[key](x) if key in self.pairs else y

    def _norm(self, name: str, x: torch.Tensor) -> torch.Tensor:
        return F.rms_norm(x, (x.shape[-1],), self.w[f"{name}.weight"], self.epsilon)

    def _turn(self, places: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        size = self.w["token_embd.weight"].shape[1] // self.heads
        speeds = self.rope_base ** -(torch.arange(0, size, 2) / size)
        angles = torch.cat([places[:, None] * speeds] * 2, dim=1)
        return angles.cos().bfloat16(), angles.sin().bfloat16()


def _key(layer: int, part: str) -> str:
    return f"{layer}-{part}"


def _plain_tensor(tensor: Any) -> torch.Tensor:
    values = gguf.quants.dequantize(tensor.data, tensor.tensor_type)
    return torch.from_numpy(np.array(values)).bfloat16()


def _heads(x: torch.Tensor, count: int) -> torch.Tensor:
    return x.view(len(x), count, -1).transpose(0, 1)


def _turned(x: torch.Tensor, turn: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
    one, other = x.chunk(2, dim=-1)
    return x * turn[0] + torch.cat([-other, one], dim=-1) * turn[1]


def write_adapter(model: Model, path: Path) -> None:
    """Write what was learnt as llama.cpp reads it: `general.type` adapter, a pair of tensors beside each matrix."""
    part = path.with_suffix(".part")
    writer = gguf.GGUFWriter(part, model.architecture)
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", ALPHA)
    for key, pair in model.pairs.items():
        layer, name = key.split("-")
        for letter, values in (("a", pair.a), ("b", pair.b)):
            writer.add_tensor(f"blk.{layer}.{name}.weight.lora_{letter}", values.detach().numpy().astype(np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    part.replace(path)


def read_adapter(model: Model, path: Path) -> None:
    """Go on from an adapter written before."""
    held = {t.name: torch.from_numpy(t.data.astype(np.float32)) for t in gguf.GGUFReader(path).tensors}
    with torch.no_grad():
        for key, pair in model.pairs.items():
            layer, name = key.split("-")
            pair.a.copy_(held[f"blk.{layer}.{name}.weight.lora_a"])
            pair.b.copy_(held[f"blk.{layer}.{name}.weight.lora_b"])


def train(model: Model, lessons: Lessons, minutes: float, highest_rate: float, out: Path) -> None:
    """Learn until the time is over; write the adapter every few minutes and at the end."""
    optimizer = torch.optim.AdamW(model.pairs.parameters(), lr=highest_rate, weight_decay=0.0)
    started = saved = time.monotonic()
    step = learnt = 0
    recent: list[float] = []
    while (share := (time.monotonic() - started) / (60 * minutes)) < 1:
        lessons.refresh()
        falling = LAST_RATE_SHARE + (1 - LAST_RATE_SHARE) * (1 + math.cos(math.pi * share)) / 2
        for group in optimizer.param_groups:
            group["lr"] = highest_rate * falling * min(1.0, (step + 1) / WARM_STEPS)
        batch = lessons.batch()
        loss = model.loss(batch)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.pairs.parameters(), 1.0)
        optimizer.step()
        step += 1
        learnt += sum(len(lesson.tokens) for lesson in batch)
        recent = [*recent[-19:], loss.item()]
        if step % 5 == 0:
            speed = learnt / (time.monotonic() - started)
            passes = sum(s.seen for s in lessons.known.values() if s.seen < 1_000_000) / max(1, len(lessons.known))
            told = f"{share:4.0%} step {step}, loss {np.mean(recent):.3f}, {speed:.0f} tokens/s"
            print(f"{told}, {len(lessons.known)} examples, {passes:.2f} passes", flush=True)
        if time.monotonic() - saved > SECONDS_BETWEEN_SAVES:
            saved = time.monotonic()
            write_adapter(model, out)
            print(f"     held out {held_out_loss(model, lessons.held_out):.3f}", flush=True)
    write_adapter(model, out)
    print(f"held out at the end {held_out_loss(model, lessons.held_out):.3f}", flush=True)


def held_out_loss(model: Model, lessons: list[Lesson]) -> float:
    """Return the mean loss of a dozen at a time: one by one they would take as long as the learning."""
    dozens = [lessons[at : at + 12] for at in range(0, len(lessons), 12)]
    with torch.no_grad():
        return float(np.mean([model.loss(dozen).item() for dozen in dozens]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--rate", type=float, default=HIGHEST_RATE, help="lower where --start has learnt much")
    parser.add_argument("--learnt", type=Path, nargs="*", default=[], help="files that --start has learnt from")
    parser.add_argument("examples", type=Path, nargs="+")
    given = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    vocabulary = LlamaContext(given.model, 64, 1, 1, AbortFlag())
    model = Model(given.model)
    if given.start:
        read_adapter(model, given.start)
    files = [*given.examples, *given.learnt]
    lessons = Lessons(files, vocabulary.tokenize, Prompt(""), frozenset(given.learnt))
    lessons.refresh()
    train(model, lessons, given.minutes, given.rate, given.out)


if __name__ == "__main__":
    main()
