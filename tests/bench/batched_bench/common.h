// What llama.cpp's tools/batched-bench/batched-bench.cpp needs of llama.cpp's `common` library, and no more: so that the
// tool's own source, unchanged, is built in seconds against the very library the product loads (see build.sh). The
// product's build leaves `common` out (docs/decisions/020); building it whole takes longer than llama.cpp itself.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

#include "llama-cpp.h"
#include "llama.h"

#define LOG(...) std::printf(__VA_ARGS__)
#define LOG_ERR(...) std::fprintf(stderr, __VA_ARGS__)

enum llama_example { LLAMA_EXAMPLE_BENCH };

// The fields have the names and the defaults they have in llama.cpp.
struct common_params {
    struct { std::string path; } model;
    int32_t n_ctx = 4096, n_batch = 2048, n_ubatch = 512, n_threads = 2, n_gpu_layers = 0;
    enum llama_flash_attn_type flash_attn_type = LLAMA_FLASH_ATTN_TYPE_AUTO;
    enum ggml_numa_strategy numa = GGML_NUMA_STRATEGY_DISABLED;
    bool is_pp_shared = false, is_tg_separate = false, kv_unified = false, batched_bench_output_jsonl = false;
    std::vector<int32_t> n_pp, n_tg, n_pl;
};

inline void common_init() {
    llama_log_set([](enum ggml_log_level, const char *, void *) {}, nullptr);
}

inline std::vector<int32_t> shim_numbers(const char * text) {
    std::vector<int32_t> numbers;
    std::stringstream stream(text);
    for (std::string part; std::getline(stream, part, ',');) { numbers.push_back(std::atoi(part.c_str())); }
    return numbers;
}

inline bool common_params_parse(int argc, char ** argv, common_params & params, llama_example, void (*usage)(int, char **)) {
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (name == "-pps") { params.is_pp_shared = true; continue; }
        if (name == "-kvu") { params.kv_unified = true; continue; }
        if (i + 1 == argc) { usage(argc, argv); return false; }
        const char * value = argv[++i];
        if (name == "-m") { params.model.path = value; }
        else if (name == "-c") { params.n_ctx = std::atoi(value); }
        else if (name == "-b") { params.n_batch = std::atoi(value); }
        else if (name == "-ub") { params.n_ubatch = std::atoi(value); }
        else if (name == "-t") { params.n_threads = std::atoi(value); }
        else if (name == "-npp") { params.n_pp = shim_numbers(value); }
        else if (name == "-ntg") { params.n_tg = shim_numbers(value); }
        else if (name == "-npl") { params.n_pl = shim_numbers(value); }
        else if (name == "--output-format") { params.batched_bench_output_jsonl = !std::strcmp(value, "jsonl"); }
        else if (name == "-fa") {
            params.flash_attn_type = !std::strcmp(value, "off") ? LLAMA_FLASH_ATTN_TYPE_DISABLED
                : !std::strcmp(value, "on") ? LLAMA_FLASH_ATTN_TYPE_ENABLED : LLAMA_FLASH_ATTN_TYPE_AUTO;
        } else { usage(argc, argv); return false; }
    }
    return true;
}

inline llama_model_params common_model_params_to_llama(const common_params & params) {
    auto settings = llama_model_default_params();
    settings.n_gpu_layers = params.n_gpu_layers;
    return settings;
}

inline llama_context_params common_context_params_to_llama(const common_params & params) {
    auto settings = llama_context_default_params();
    settings.n_ctx = params.n_ctx;
    settings.n_batch = params.n_batch;
    settings.n_ubatch = params.n_ubatch;
    settings.n_threads = settings.n_threads_batch = params.n_threads;
    settings.flash_attn_type = params.flash_attn_type;
    settings.kv_unified = params.kv_unified;
    return settings;
}

struct common_batch {
    struct token { llama_token id; llama_pos pos; llama_seq_id seq_id; bool output; };

    std::vector<token> tokens;
    llama_batch_ext_ptr batch;

    explicit common_batch(llama_context * ctx) : batch(llama_batch_ext_init(ctx)) {}

    int32_t size() const { return (int32_t) tokens.size(); }
    void clear() { tokens.clear(); }
    void add(llama_token id, llama_pos pos, llama_seq_id seq_id, bool output) { tokens.push_back({id, pos, seq_id, output}); }

    llama_batch_ext * get_sub_batch(int32_t off, int32_t n) {
        llama_batch_ext_clear(batch.get());
        for (int32_t i = off; i < off + n; ++i) {
            const int32_t idx = llama_batch_ext_add_token(batch.get(), tokens[i].seq_id, tokens[i].id);
            if (idx < 0) { std::abort(); }
            llama_batch_ext_set_pos(batch.get(), idx, &tokens[i].pos);
            if (tokens[i].output) { llama_batch_ext_set_output_logits(batch.get(), idx, true); }
        }
        return batch.get();
    }
};
