// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/prefix_cache.h"

#include "core/base/byte_source.h"
#include "core/base/hashing.h"
#include "core/training/config_keys.h"
#include "core/training/frozen_prefix.h"

#include <ATen/Version.h>
#include <torch/headeronly/version.h>

#include <algorithm>
#include <charconv>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <QStandardPaths>
#include <span>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace headstart::training {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTitle = "headstart-prefix 1 "; ///< then the model and the stage, then a line break
constexpr std::size_t kLongestLine = 512;
constexpr const char *kEnding = ".flows";

/// In front of each record's bytes stands the line "SAMPLE BYTES SHA256".
struct RecordPlace {
    std::string sample;
    std::string hash;
    std::uint64_t begin = 0;
    std::uint64_t bytes = 0;

    std::uint64_t end() const { return begin + bytes; }
};

std::optional<std::string> lineAt(const ByteSource &source, std::uint64_t offset)
{
    std::string text(static_cast<std::size_t>(std::min<std::uint64_t>(kLongestLine, source.size() - offset)), '\0');
    if (!source.read(offset, std::as_writable_bytes(std::span(text))))
        return std::nullopt;
    const std::size_t end = text.find('\n');
    if (end == std::string::npos)
        return std::nullopt;
    text.resize(end);
    return text;
}

std::optional<RecordPlace> recordAt(const ByteSource &source, std::uint64_t offset)
{
    const auto line = lineAt(source, offset);
    if (!line)
        return std::nullopt;
    const std::size_t first = line->find(' ');
    const std::size_t second = line->find(' ', first + 1);
    if (first == std::string::npos || second == std::string::npos)
        return std::nullopt;
    RecordPlace place;
    place.sample = line->substr(0, first);
    place.hash = line->substr(second + 1);
    place.begin = offset + line->size() + 1;
    const char *const end = line->data() + second;
    const auto [read, error] = std::from_chars(line->data() + first + 1, end, place.bytes);
    if (error != std::errc() || read != end || place.bytes > source.size() - place.begin)
        return std::nullopt;
    return place;
}

/// The records of a file, as far as they can be told apart.
std::vector<RecordPlace> recordsOf(const ByteSource &source)
{
    std::vector<RecordPlace> out;
    const auto title = source.size() > 0 ? lineAt(source, 0) : std::nullopt;
    if (!title || !title->starts_with(kTitle))
        return out;
    for (std::uint64_t offset = title->size() + 1; offset < source.size(); offset = out.back().end()) {
        auto place = recordAt(source, offset);
        if (!place)
            break;
        out.push_back(std::move(*place));
    }
    return out;
}

std::optional<zoo::Flow> flowAt(const ByteSource &source, const RecordPlace &place)
{
    std::vector<std::byte> bytes(static_cast<std::size_t>(place.bytes));
    if (!source.read(place.begin, bytes) || sha256Of(bytes) != place.hash)
        return std::nullopt;
    auto flow = zoo::fromBytes(bytes, place.sample);
    return flow ? std::optional(std::move(*flow)) : std::nullopt;
}

/// The name of a model of the user's own is a path, which may be long, and may hold anything.
std::string titleOf(const std::string &model, const std::string &stage)
{
    constexpr std::size_t kLongest = 200;
    std::string name = model.substr(0, kLongest);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, '?');
    return std::string(kTitle) + name + " " + stage + "\n";
}

bool isOfCache(const fs::directory_entry &entry)
{
    std::error_code ignored;
    return entry.path().extension() == kEnding && entry.is_regular_file(ignored);
}

/// A file that is held for writing, by this process alone.
class Holder {
public:
    explicit Holder(const fs::path &path)
        : m_descriptor(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR))
    {
        if (m_descriptor >= 0 && flock(m_descriptor, LOCK_EX | LOCK_NB) != 0) {
            close(m_descriptor);
            m_descriptor = -1;
        }
    }
    ~Holder()
    {
        if (m_descriptor >= 0)
            close(m_descriptor);
    }
    Holder(const Holder &) = delete;
    Holder &operator=(const Holder &) = delete;

    bool isHeld() const { return m_descriptor >= 0; }

    /// Cuts off what is behind `end`, and goes on there.
    bool beginAt(std::uint64_t end)
    {
        m_end = end;
        return ftruncate(m_descriptor, static_cast<off_t>(end)) == 0;
    }

    /// Whole, or not at all.
    bool append(std::span<const std::byte> head, std::span<const std::byte> body)
    {
        std::uint64_t place = m_end;
        for (const auto part : {head, body}) {
            for (std::size_t done = 0; done < part.size();) {
                const ssize_t count =
                    pwrite(m_descriptor, part.data() + done, part.size() - done, static_cast<off_t>(place));
                if (count <= 0) {
                    static_cast<void>(beginAt(m_end)); // what came of it is no record, should this fail too
                    return false;
                }
                done += static_cast<std::size_t>(count);
                place += static_cast<std::uint64_t>(count);
            }
        }
        m_end = place;
        return true;
    }

private:
    int m_descriptor;
    std::uint64_t m_end = 0;
};

std::uint64_t bytesOf(const zoo::Flow &flow)
{
    std::uint64_t bytes = flow.padding.defined() ? flow.padding.nbytes() : 0;
    for (const at::Tensor &value : flow.values)
        bytes += value.nbytes();
    return bytes;
}

} // namespace

std::string prefixKey(const zoo::Network &network, std::size_t firstTrained, const RunConfig &config)
{
    Sha256 hash;
    const auto add = [&](std::string_view text) { hash.add(std::as_bytes(std::span(text))); };
    nlohmann::json how = {{"headstart", HEADSTART_VERSION},
                          {"libtorch", TORCH_VERSION},
                          {"processor", at::get_cpu_capability()},
                          {"network", network.id()},
                          {"stage", network.stages()[firstTrained].name},
                          {"fast", prefixModeOf(config.compute) == PrefixMode::Fast},
                          {"device", config.compute.device},
                          {"threads", config.compute.threads},
                          {"layout", config.compute.layout},
                          {"preprocessing", toJson(config)["preprocessing"]}};
    if (config.texts.maxTokens > 0)
        how["lengths"] = {FrozenPrefix::kTokenStep, config.texts.maxTokens};
    add(how.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    for (const zoo::NamedTensor &named : network.tensors(0, firstTrained)) {
        add(named.name);
        const at::Tensor values = named.tensor.detach().cpu().contiguous();
        hash.add({static_cast<const std::byte *>(values.const_data_ptr()), values.nbytes()});
    }
    return hash.hex();
}

PrefixItemKeys::PrefixItemKeys(const data::Inputs &inputs, const RunConfig &config) : m_inputs(inputs)
{
    nlohmann::json augmentation = toJson(config)["augmentation"];
    augmentation.erase("views"); // of how many it is one
    m_variation = nlohmann::json{config.training.seed, std::move(augmentation)}.dump();
}

std::string PrefixItemKeys::of(std::size_t sample, std::int64_t view) const
{
    std::string content = m_inputs.contentKey(sample);
    if (view == 0)
        return content;
    const std::string whole = content + " " + std::to_string(sample) + " " + std::to_string(view) + " " + m_variation;
    return sha256Of(std::as_bytes(std::span(whole)));
}

fs::path PrefixCache::defaultFolder()
{
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return fs::path(cache.toStdString()) / "headstart" / "prefix";
}

PrefixCache::PrefixCache(fs::path folder, const std::string &key, const std::string &model, const std::string &stage,
                         std::uint64_t limit)
    : m_folder(std::move(folder)), m_file(m_folder / (key + kEnding)), m_title(titleOf(model, stage)), m_limit(limit)
{}

void PrefixCache::each(const std::set<std::string> &samples, const Visit &visit) const
{
    const auto source = ByteSource::open(m_file);
    if (!source)
        return;
    std::error_code ignored;
    fs::last_write_time(m_file, fs::file_time_type::clock::now(), ignored);
    for (const RecordPlace &place : recordsOf(*source)) {
        if (!samples.contains(place.sample))
            continue;
        auto flow = flowAt(*source, place);
        if (flow && !visit(place.sample, std::move(*flow)))
            return;
    }
}

std::map<std::string, zoo::Flow> PrefixCache::read(const std::set<std::string> &samples, std::uint64_t most) const
{
    std::map<std::string, zoo::Flow> out;
    std::uint64_t bytes = 0;
    each(samples, [&](const std::string &sample, zoo::Flow flow) {
        bytes += bytesOf(flow);
        if (bytes > most)
            return false;
        out.insert_or_assign(sample, std::move(flow));
        return true;
    });
    return out;
}

std::size_t PrefixCache::count(const std::set<std::string> &samples) const
{
    const auto source = ByteSource::open(m_file);
    if (!source)
        return 0;
    std::set<std::string> found;
    for (RecordPlace &place : recordsOf(*source))
        if (samples.contains(place.sample))
            found.insert(std::move(place.sample));
    return found.size();
}

std::size_t PrefixCache::write(const std::vector<Record> &records)
{
    std::error_code error;
    fs::create_directories(m_folder, error);
    Holder holder(m_file);
    if (error || !holder.isHeld())
        return 0;
    const auto source = ByteSource::open(m_file);
    if (!source)
        return 0;
    const std::vector<RecordPlace> known = recordsOf(*source);
    std::uint64_t end = known.empty() ? 0 : known.back().end();
    if (!holder.beginAt(end))
        return 0;
    if (known.empty() && !holder.append(std::as_bytes(std::span(m_title)), {}))
        return 0;
    std::size_t count = 0;
    std::uint64_t room = 0;
    for (const Record &record : records) {
        const std::vector<std::byte> bytes = zoo::toBytes(record.flow);
        const std::string head = record.sample + " " + std::to_string(bytes.size()) + " " + sha256Of(bytes) + "\n";
        const std::uint64_t needed = head.size() + bytes.size();
        if (room < needed)
            room = makeRoom(needed);
        if (room < needed || !holder.append(std::as_bytes(std::span(head)), bytes))
            break;
        room -= needed;
        ++count;
    }
    return count;
}

/// Removes other files, the longest unused first, until there is room for so much, and some more so that this need not
/// be asked for each record. Returns how much there is.
std::uint64_t PrefixCache::makeRoom(std::uint64_t bytes) const
{
    constexpr std::uint64_t kPart = 64;
    std::vector<PrefixFile> files = list(m_folder);
    std::uint64_t sum = 0;
    for (const PrefixFile &file : files)
        sum += file.bytes;
    const std::uint64_t wanted = bytes + m_limit / kPart;
    while (sum + wanted > m_limit && !files.empty()) {
        const PrefixFile oldest = std::move(files.back());
        files.pop_back();
        std::error_code ignored;
        if (oldest.path != m_file && fs::remove(oldest.path, ignored))
            sum -= oldest.bytes;
    }
    return sum < m_limit ? m_limit - sum : 0;
}

std::vector<PrefixFile> PrefixCache::list(const fs::path &folder)
{
    std::vector<PrefixFile> out;
    std::error_code ignored;
    for (const fs::directory_entry &entry : fs::directory_iterator(folder, ignored)) {
        struct stat status = {};
        if (!isOfCache(entry) || stat(entry.path().c_str(), &status) != 0)
            continue;
        PrefixFile file{entry.path(), {}, {}, static_cast<std::uint64_t>(status.st_size), status.st_mtim.tv_sec};
        const auto source = ByteSource::open(entry.path());
        const auto title = source && source->size() > 0 ? lineAt(*source, 0) : std::nullopt;
        if (title && title->starts_with(kTitle)) {
            const std::size_t blank = title->rfind(' ');
            file.model = title->substr(kTitle.size(), std::max(blank, kTitle.size()) - kTitle.size());
            file.stage = title->substr(blank + 1);
        }
        out.push_back(std::move(file));
    }
    std::sort(out.begin(), out.end(), [](const PrefixFile &a, const PrefixFile &b) { return a.used > b.used; });
    return out;
}

std::uint64_t PrefixCache::clear(const fs::path &folder)
{
    std::uint64_t freed = 0;
    for (const PrefixFile &file : list(folder)) {
        std::error_code ignored;
        if (fs::remove(file.path, ignored))
            freed += file.bytes;
    }
    return freed;
}

} // namespace headstart::training
