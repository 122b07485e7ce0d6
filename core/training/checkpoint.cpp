// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/checkpoint.h"

#include "core/base/hashing.h"
#include "core/base/room.h"
#include "core/base/text_file.h"
#include "core/zoo/tensor_bytes.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace headstart::training {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr const char *kState = "state.safetensors";
constexpr const char *kBest = "best.safetensors";
constexpr const char *kManifest = "manifest.json";
constexpr const char *kBegin = "step-";
constexpr const char *kPartial = ".partial-";
constexpr std::uint64_t kLargestManifest = 1 << 20;

json toJson(const runs::EpochRow &row)
{
    return {{"epoch", row.epoch},
            {"step", row.step},
            {"train_loss", row.trainLoss},
            {"train_accuracy", row.trainAccuracy},
            {"validation_loss", row.validationLoss},
            {"validation_accuracy", row.validationAccuracy},
            {"seconds", row.seconds}};
}

runs::EpochRow epochFrom(const json &row)
{
    return {row.at("epoch"),           row.at("step"),
            row.at("train_loss"),      row.at("train_accuracy"),
            row.at("validation_loss"), row.at("validation_accuracy"),
            row.at("seconds"),         true};
}

json toJson(const LoopState &state)
{
    return {{"step", state.step},
            {"epoch", state.epoch},
            {"batch", state.batch},
            {"loss_sum", state.lossSum},
            {"correct", state.correct},
            {"seen", state.seen},
            {"epoch_seconds", state.epochSeconds},
            {"seconds", state.seconds},
            {"best", state.best ? toJson(*state.best) : json()},
            {"epochs_without_better", state.epochsWithoutBetter},
            {"interventions", state.interventions}};
}

/// Throws json::exception.
LoopState stateFrom(const json &from)
{
    LoopState state;
    state.step = from.at("step");
    state.epoch = from.at("epoch");
    state.batch = from.at("batch");
    state.lossSum = from.at("loss_sum");
    state.correct = from.at("correct");
    state.seen = from.at("seen");
    state.epochSeconds = from.at("epoch_seconds");
    state.seconds = from.at("seconds");
    if (!from.at("best").is_null())
        state.best = epochFrom(from.at("best"));
    state.epochsWithoutBetter = from.at("epochs_without_better");
    state.interventions = from.value("interventions", std::int64_t{0}); // earlier versions knew none
    return state;
}

Result<void> writeTensors(const fs::path &path, const LoopTensors &tensors)
{
    zoo::TensorViews out;
    for (const auto &[name, tensor] : tensors)
        out.add(name, tensor);
    return weights::writeSafetensors(path, out.views());
}

Result<void> writeManifest(const fs::path &folder, const TrainingLoop &loop)
{
    json files;
    for (const char *name : {kState, kBest}) {
        if (!fs::exists(folder / name))
            continue;
        const auto hash = sha256OfFile(folder / name);
        if (!hash)
            return hash.error();
        files[name] = {{"bytes", fs::file_size(folder / name)}, {"sha256", *hash}};
    }
    const std::string text = json{{"version", 1}, {"state", toJson(loop.state())}, {"files", files}}.dump(2);
    return writeTextFile(folder / kManifest, text);
}

Result<void> syncFolder(const fs::path &folder)
{
    const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && fsync(descriptor) == 0;
    const int errorNumber = errno;
    if (descriptor >= 0)
        close(descriptor);
    if (!synced)
        return notWritten(folder.string(), errorNumber,
                          say("writing failed, nothing was kept: %1", systemMessage(errorNumber)));
    return {};
}

Result<void> writeFiles(const fs::path &folder, const TrainingLoop &loop)
{
    if (auto written = writeTensors(folder / kState, loop.tensors()); !written)
        return written;
    if (!loop.best().empty())
        if (auto written = writeTensors(folder / kBest, loop.best()); !written)
            return written;
    if (auto written = writeManifest(folder, loop); !written)
        return written;
    return syncFolder(folder);
}

/// Where a checkpoint of the same step stands already, both change places in one stroke, and the old one goes: at no
/// moment is there none. Returns 0, or an errno value.
int putInPlace(const fs::path &partial, const fs::path &target)
{
    std::error_code error;
    if (!fs::exists(target, error))
        return std::rename(partial.c_str(), target.c_str()) == 0 ? 0 : errno;
    if (renameat2(AT_FDCWD, partial.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) != 0)
        return errno;
    fs::remove_all(partial, error);
    return 0;
}

Error notPlaced(const fs::path &partial, int errorNumber)
{
    return notWritten(partial.string(), errorNumber,
                      say("the checkpoint cannot be written: %1", systemMessage(errorNumber)));
}

Result<json> readManifest(const fs::path &checkpoint)
{
    const auto text = readTextFile(checkpoint / kManifest, kLargestManifest);
    if (!text)
        return text.error();
    json manifest = json::parse(*text, nullptr, false);
    if (!manifest.is_object() || !manifest.contains("state") || !manifest.contains("files"))
        return badInput((checkpoint / kManifest).string(), say("this is no manifest of a checkpoint"));
    return manifest;
}

/// A file of the checkpoint, if its size and hash are those of the manifest. Throws json::exception.
Result<weights::WeightsFile> openVerified(const fs::path &path, const json &entry)
{
    auto file = weights::WeightsFile::open(path);
    if (!file)
        return file;
    const auto hash = sha256OfFile(path);
    if (!hash)
        return hash.error();
    if (file->size() != entry.at("bytes").get<std::uint64_t>() || *hash != entry.at("sha256").get<std::string>())
        return badInput(path.string(), say("the file is not what the checkpoint's manifest says: it is damaged"));
    return file;
}

/// Into the tensors' own memory, whatever their memory format.
Result<void> copyInto(const LoopTensors &tensors, const weights::WeightsFile &file)
{
    const at::NoGradGuard noGradient;
    weights::TensorReader reader(file);
    for (const auto &[name, tensor] : tensors) {
        const weights::TensorInfo *info = file.find(name);
        if (!info || zoo::sizesOf(*info) != tensor.sizes().vec())
            return badInput(file.name(), "tensor '" + name + "'", say("it is missing or has another shape"));
        const auto value = zoo::readTensor(reader, *info);
        if (!value)
            return value.error();
        tensor.copy_(*value);
    }
    return {};
}

Result<LoopTensors> readAll(const weights::WeightsFile &file)
{
    LoopTensors out;
    weights::TensorReader reader(file);
    for (const weights::TensorInfo &info : file.tensors()) {
        auto value = zoo::readTensor(reader, info);
        if (!value)
            return value.error();
        out.emplace_back(info.name, std::move(*value));
    }
    return out;
}

Error brokenManifest(const fs::path &checkpoint, const json::exception &error)
{
    return badInput((checkpoint / kManifest).string(), say("the manifest is incomplete: %1", error.what()));
}

} // namespace

Result<std::string> writeCheckpoint(const fs::path &folder, const TrainingLoop &loop)
{
    char number[32];
    std::snprintf(number, sizeof number, "%09lld", static_cast<long long>(loop.state().step));
    const std::string name = std::string(kBegin) + number;
    const fs::path partial = folder / (kPartial + name);
    std::error_code error;
    fs::remove_all(partial, error);
    fs::create_directories(partial, error);
    if (error)
        return notPlaced(partial, error.value());
    if (auto written = writeFiles(partial, loop); !written) {
        fs::remove_all(partial, error);
        Error why = written.error();
        if (why.kind == ErrorKind::BadInput) // a file that cannot be made here is no fault of the user's input
            why.kind = ErrorKind::Failed;
        return why;
    }
    if (const int errorNumber = putInPlace(partial, folder / name)) {
        fs::remove_all(partial, error);
        return notPlaced(partial, errorNumber);
    }
    if (auto synced = syncFolder(folder); !synced)
        return synced.error();
    return name;
}

Result<void> readCheckpoint(const fs::path &checkpoint, TrainingLoop &loop)
{
    const auto manifest = readManifest(checkpoint);
    if (!manifest)
        return manifest.error();
    try {
        const json &files = manifest->at("files");
        const auto state = openVerified(checkpoint / kState, files.at(kState));
        if (!state)
            return state.error();
        auto best = readBest(checkpoint);
        if (!best)
            return best.error();
        if (auto set = loop.setState(stateFrom(manifest->at("state"))); !set)
            return badInput((checkpoint / kManifest).string(), set.error().rule);
        if (auto copied = copyInto(loop.tensors(), *state); !copied)
            return copied;
        loop.setBest(std::move(*best));
    } catch (const json::exception &error) {
        return brokenManifest(checkpoint, error);
    }
    return {};
}

Result<LoopTensors> readBest(const fs::path &checkpoint)
{
    const auto manifest = readManifest(checkpoint);
    if (!manifest)
        return manifest.error();
    try {
        const json &files = manifest->at("files");
        if (!files.contains(kBest))
            return LoopTensors();
        const auto file = openVerified(checkpoint / kBest, files.at(kBest));
        if (!file)
            return file.error();
        return readAll(*file);
    } catch (const json::exception &error) {
        return brokenManifest(checkpoint, error);
    }
}

void removeOtherCheckpoints(const fs::path &folder, const std::vector<std::string> &kept)
{
    std::error_code error;
    std::vector<fs::path> others;
    for (const auto &entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        const bool isCheckpoint = name.starts_with(kBegin) || name.starts_with(kPartial);
        if (isCheckpoint && std::find(kept.begin(), kept.end(), name) == kept.end())
            others.push_back(entry.path());
    }
    for (const fs::path &other : others)
        fs::remove_all(other, error);
}

} // namespace headstart::training
