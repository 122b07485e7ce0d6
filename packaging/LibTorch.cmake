# SPDX-License-Identifier: GPL-3.0-or-later
# The target LibTorch::LibTorch: the user's own LibTorch (an official archive, CPU or CUDA, or Python's torch folder)
# where Torch_ROOT or CMAKE_PREFIX_PATH leads to one, else the pinned one that packaging/setup.sh has unpacked.
# find_package(Torch) is not used: that of the pinned wheel demands a CUDA toolkit.

if(DEFINED ENV{XDG_CACHE_HOME})
    set(headstart_cache "$ENV{XDG_CACHE_HOME}/headstart")
else()
    set(headstart_cache "$ENV{HOME}/.cache/headstart")
endif()

foreach(own "${Torch_ROOT}" "$ENV{Torch_ROOT}")
    if(own AND NOT EXISTS "${own}/include/ATen/core/Tensor.h")
        message(FATAL_ERROR "Torch_ROOT is ${own}, where no LibTorch is: include/ATen/core/Tensor.h is missing.")
    endif()
endforeach()
unset(LibTorch_INCLUDE_DIR CACHE) # Torch_ROOT may have changed since the last time
find_path(LibTorch_INCLUDE_DIR ATen/core/Tensor.h
    HINTS "${Torch_ROOT}" "$ENV{Torch_ROOT}" "${Torch_DIR}/../../.."
    PATHS "${headstart_cache}/libtorch-2.13.0/torch"
    PATH_SUFFIXES include
    DOC "LibTorch's headers")
if(NOT LibTorch_INCLUDE_DIR)
    message(FATAL_ERROR "LibTorch was not found. Run packaging/start.sh, which fetches it, or set Torch_ROOT to the "
        "folder of your own LibTorch (the one that holds include/ and lib/).")
endif()
get_filename_component(LibTorch_ROOT "${LibTorch_INCLUDE_DIR}" DIRECTORY)

add_library(LibTorch::c10 SHARED IMPORTED)
set_target_properties(LibTorch::c10 PROPERTIES IMPORTED_LOCATION "${LibTorch_ROOT}/lib/libc10.so")

add_library(LibTorch::LibTorch SHARED IMPORTED)
set_target_properties(LibTorch::LibTorch PROPERTIES
    IMPORTED_LOCATION "${LibTorch_ROOT}/lib/libtorch_cpu.so"
    INTERFACE_INCLUDE_DIRECTORIES "${LibTorch_INCLUDE_DIR};${LibTorch_INCLUDE_DIR}/torch/csrc/api/include"
    INTERFACE_LINK_LIBRARIES LibTorch::c10
    # The libraries that LibTorch itself needs are found by its own rpath when the program starts.
    INTERFACE_LINK_OPTIONS "LINKER:--no-as-needed,--allow-shlib-undefined")

file(STRINGS "${LibTorch_INCLUDE_DIR}/torch/headeronly/version.h" LibTorch_version_lines
    REGEX "^#define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
string(REGEX REPLACE "[^0-9;]" "" LibTorch_version "${LibTorch_version_lines}")
string(REPLACE ";" "." LibTorch_version "${LibTorch_version}")
message(STATUS "LibTorch ${LibTorch_version}: ${LibTorch_ROOT}")
