# Read by CMake right after `project("llama.cpp")` (see CMAKE_PROJECT_<name>_INCLUDE), when run.py builds llama-cpp-python.
# Its Python package forces LLAMA_BUILD_COMMON to ON from outside, and so compiles about sixty files (chat parsers, an
# HTTP client) that the bindings never load. A normal variable set here is the only switch that wins over that.
set(LLAMA_BUILD_COMMON OFF)
set(LLAMA_ALL_WARNINGS OFF)

# llama.cpp's own part (not ggml's kernels, where the time of a token goes) is many small files that all read the same
# large headers: one translation unit a batch, lightly optimised, costs a fraction. Tokenising, grammar and sampling
# loop over the whole vocabulary, so those keep full optimisation.
function(cognomega_trim_llama)
    set(hot llama-grammar.cpp llama-sampler.cpp llama-vocab.cpp unicode.cpp unicode-data.cpp)
    get_target_property(folder llama SOURCE_DIR)
    get_target_property(sources llama SOURCES)
    foreach(name IN LISTS sources)
        cmake_path(ABSOLUTE_PATH name BASE_DIRECTORY ${folder} NORMALIZE OUTPUT_VARIABLE source)
        if(name IN_LIST hot)
            set_property(SOURCE ${source} TARGET_DIRECTORY llama APPEND PROPERTY COMPILE_OPTIONS -O2)
        elseif(name MATCHES "\\.cpp$")
            set_property(SOURCE ${source} TARGET_DIRECTORY llama PROPERTY SKIP_UNITY_BUILD_INCLUSION OFF)
        endif()
    endforeach()
    target_compile_options(llama PRIVATE -O1)
endfunction()
cmake_language(DEFER CALL cognomega_trim_llama)
