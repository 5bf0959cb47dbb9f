#!/bin/sh
# Builds llama.cpp's own batched benchmark against the library the product loads:
#   tests/bench/batched_bench/build.sh PYTHON LLAMA_CPP_SOURCE PROGRAM
# LLAMA_CPP_SOURCE is `vendor/llama.cpp` of the unpacked llama-cpp-python archive. Then:
#   BATCHED_BENCH=PROGRAM pytest tests/bench/bench_engine.py -s -k batched
set -eu
here=$(cd "$(dirname "$0")" && pwd)
library=$("$1" -c 'import importlib.util, pathlib
print(pathlib.Path(importlib.util.find_spec("llama_cpp").origin).parent / "lib")')
tool=$2/tools/batched-bench
g++ -O2 -std=c++17 -I"$here" -I"$2/include" -I"$2/ggml/include" "$tool/batched-bench.cpp" "$tool/main.cpp" \
    -L"$library" -Wl,-rpath,"$library" -Wl,-rpath-link,"$library" -lllama -lggml -lggml-base -o "$3"
