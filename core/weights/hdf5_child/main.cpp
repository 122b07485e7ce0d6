// SPDX-License-Identifier: GPL-3.0-or-later
// HDF5 to safetensors, in a process of its own: HDF5's library follows a damaged file into crashes, and so it gets one
// file, one output, and no more rights than it takes to copy numbers from the one to the other. Nothing that it writes
// is trusted (core/weights/hdf5_reader.cpp).
//
// Standard input is the file (it need not be at its start), standard output takes the safetensors, standard error the
// path of the object that breaks a rule; the exit status says which rule (rules.h).
#include "core/base/write_all.h"
#include "core/weights/hdf5_child/catalog.h"
#include "core/weights/hdf5_child/confinement.h"
#include "core/weights/hdf5_child/handle.h"

#include <algorithm>
#include <bit>
#include <nlohmann/json.hpp>
#include <span>
#include <sys/stat.h>
#include <unistd.h>

namespace headstart::weights::hdf5 {

namespace {

static_assert(std::endian::native == std::endian::little,
              "safetensors is little-endian, and elements go out as they are");

constexpr std::uint64_t kPiece = std::uint64_t{32} << 20; // bytes of a dataset that are read at once

void write(std::span<const std::byte> bytes, const std::string &place)
{
    if (writeAll(kOutput, bytes) != 0)
        throw Refusal(Rule::CannotWrite, place);
}

void writeHeader(const Catalog &catalog)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    json["__metadata__"] = catalog.attributes;
    std::uint64_t offset = 0;
    for (const Dataset &dataset : catalog.datasets) {
        json[dataset.path] = {
            {"dtype", dataset.dtype}, {"shape", dataset.shape}, {"data_offsets", {offset, offset + dataset.bytes}}};
        offset += dataset.bytes;
    }
    const std::string text = json.dump();
    const std::uint64_t length = text.size();
    write(std::as_bytes(std::span(&length, 1)), "/");
    write(std::as_bytes(std::span(text)), "/");
}

/// Piece by piece along the first dimension.
void copyElements(hid_t file, const Dataset &info, std::vector<std::byte> &buffer)
{
    if (info.bytes == 0)
        return;
    const Handle dataset(H5Dopen2(file, info.path.c_str(), H5P_DEFAULT), H5Dclose, info.path);
    if (info.shape.empty()) {
        buffer.resize(static_cast<std::size_t>(info.bytes));
        checked(H5Dread(dataset, info.memoryType, H5S_ALL, H5S_ALL, H5P_DEFAULT, buffer.data()), info.path);
        return write(buffer, info.path);
    }
    const Handle space(H5Dget_space(dataset), H5Sclose, info.path);
    const std::uint64_t rowBytes = info.bytes / info.shape[0];
    std::vector<hsize_t> start(info.shape.size(), 0);
    std::vector<hsize_t> count(info.shape.begin(), info.shape.end());
    const std::uint64_t rows = std::max<std::uint64_t>(1, kPiece / rowBytes);
    for (; start[0] < info.shape[0]; start[0] += count[0]) {
        count[0] = std::min<std::uint64_t>(rows, info.shape[0] - start[0]);
        checked(H5Sselect_hyperslab(space, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr), info.path);
        const Handle memory(H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr), H5Sclose,
                            info.path);
        buffer.resize(static_cast<std::size_t>(count[0] * rowBytes));
        checked(H5Dread(dataset, info.memoryType, memory, space, H5P_DEFAULT, buffer.data()), info.path);
        write(buffer, info.path);
    }
}

/// `hasName`: the input has a place in a folder. HDF5's library looks for it, and so a file without is read into
/// memory.
void convert(const struct stat &input, bool hasName)
{
    constexpr std::size_t kStep = 1 << 20;
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    H5PLset_loading_state(0);
    const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "/");
    if (!hasName)
        checked(H5Pset_fapl_core(access, kStep, false), "/");
    const Handle file(H5Fopen("/proc/self/fd/0", H5F_ACC_RDONLY, access), H5Fclose, "/");
    forbidSystemCalls();
    const Catalog catalog = catalogOf(file, static_cast<std::uint64_t>(input.st_size));
    writeHeader(catalog);
    std::vector<std::byte> buffer;
    for (const Dataset &dataset : catalog.datasets)
        copyElements(file, dataset, buffer);
}

/// Returns the exit status.
int run()
{
    struct stat status = {};
    if (fstat(kInput, &status) != 0)
        return 1;
    confine(static_cast<std::uint64_t>(status.st_size));
    const auto refuse = [](Rule rule, const std::string &place) {
        [[maybe_unused]] const ssize_t ignored = ::write(kMessages, place.data(), place.size());
        return static_cast<int>(rule);
    };
    try {
        convert(status, status.st_nlink > 0);
    } catch (const Refusal &refusal) {
        return refuse(refusal.rule, refusal.place);
    } catch (const std::bad_alloc &) {
        return refuse(Rule::NoMemory, {});
    } catch (const std::exception &) { // a name that is no UTF-8
        return refuse(Rule::Damaged, {});
    }
    return 0;
}

} // namespace

} // namespace headstart::weights::hdf5

int main()
{
    const int status = headstart::weights::hdf5::run();
    _exit(status); // without the library's own cleaning up, over structures of a stranger's
}
