// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/own_catalogues.h"

#include "core/base/hashing.h"
#include "core/base/text_file.h"
#include "core/catalogue/http.h"

#include <QStandardPaths>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace headstart::catalogue {

namespace {

constexpr std::size_t kMostFiles = 100;
constexpr std::chrono::seconds kSilence(10);
constexpr int kUnchanged = 304;

std::vector<std::filesystem::path> jsonFiles(const std::filesystem::path &folder, std::vector<Error> &problems)
{
    std::vector<std::filesystem::path> out;
    std::error_code error;
    for (auto each = std::filesystem::directory_iterator(folder, error); !error && each != std::filesystem::end(each);
         each.increment(error))
        if (each->path().extension() == ".json")
            out.push_back(each->path());
    if (error)
        problems.push_back(badInput(folder.string(), say("this catalogue cannot be read: %1. Choose another folder, or "
                                                         "remove it from the list",
                                                         systemMessage(error.value()))));
    else if (out.empty())
        problems.push_back(badInput(folder.string(), say("there is no catalogue in this folder: no file *.json")));
    std::sort(out.begin(), out.end());
    if (out.size() > kMostFiles) {
        problems.push_back(
            badInput(folder.string(), say("only the first %1 of its %2 files are taken", kMostFiles, out.size())));
        out.resize(kMostFiles);
    }
    return out;
}

void append(OwnCards &all, OwnCards part)
{
    std::move(part.cards.begin(), part.cards.end(), std::back_inserter(all.cards));
    std::move(part.problems.begin(), part.problems.end(), std::back_inserter(all.problems));
}

OwnCards readFolder(const std::filesystem::path &folder)
{
    OwnCards out;
    const std::filesystem::path whole = std::filesystem::absolute(folder).lexically_normal();
    const std::string name = (whole.has_filename() ? whole : whole.parent_path()).filename().string();
    for (const std::filesystem::path &file : jsonFiles(whole, out.problems)) {
        const auto text = readTextFile(file, kLargestCatalogue);
        if (!text)
            out.problems.push_back(text.error());
        else
            append(out, parseOwnCards(*text, file.string(), name, whole));
    }
    return out;
}

/// What a server said last: the validator, a line break, the JSON. One file, so that the two are always of each other.
class Cached {
public:
    Cached(const std::filesystem::path &folder, const std::string &address)
        : m_file(folder / (sha256Of(std::as_bytes(std::span(address))).substr(0, 16) + ".catalogue"))
    {
        constexpr std::uint64_t kLongestValidator = 10'000;
        const auto text = readTextFile(m_file, kLargestCatalogue + kLongestValidator);
        const std::size_t end = text ? text->find('\n') : std::string::npos;
        if (end == std::string::npos)
            return;
        m_validator = text->substr(0, end);
        m_json = text->substr(end + 1);
    }

    const std::optional<std::string> &json() const { return m_json; }
    const std::string &validator() const { return m_validator; }
    Result<void> keep(const std::string &validator, const std::string &json)
    {
        std::error_code error;
        std::filesystem::create_directories(m_file.parent_path(), error);
        m_json = json;
        return writeTextFile(m_file, validator + "\n" + json);
    }

private:
    const std::filesystem::path m_file;
    std::string m_validator;
    std::optional<std::string> m_json;
};

/// Brings the cache up to date.
Result<void> ask(const std::string &address, Cached &cached, const StopToken &stop)
{
    HttpRequest request{address, {}, kSilence};
    if (!cached.validator().empty())
        request.headers.append({cached.validator().front() == '"' ? "If-None-Match" : "If-Modified-Since",
                                QByteArray::fromStdString(cached.validator())});
    HttpHead head;
    std::string json;
    const HttpEnd end = httpGet(
        request, stop,
        [&](const HttpHead &said) -> Result<void> {
            head = said;
            return {};
        },
        [&](std::span<const std::byte> bytes) -> Result<void> {
            if (json.size() + bytes.size() > kLargestCatalogue)
                return badInput(address, say("this is no catalogue: it has more than %1 bytes", kLargestCatalogue));
            json.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
            return {};
        });
    if (end.error)
        return *end.error;
    return head.status == kUnchanged ? Result<void>() : cached.keep(head.validator(), json);
}

OwnCards readAddress(const std::string &address, Asking asking, const std::filesystem::path &cache,
                     const StopToken &stop)
{
    OwnCards out;
    Cached cached(cache, address);
    if (asking == Asking::Server)
        if (const auto asked = ask(address, cached, stop); !asked)
            out.problems.push_back(asked.error());
    const std::string host = QUrl(QString::fromStdString(address)).host().toStdString();
    if (cached.json())
        append(out, parseOwnCards(*cached.json(), address, host, {}));
    else if (out.problems.empty())
        out.problems.push_back(badInput(address, say("this catalogue has not been fetched yet, and the network is not "
                                                     "used now")));
    return out;
}

} // namespace

std::filesystem::path catalogueCache()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::filesystem::path(data.toStdString()) / "headstart" / "catalogues";
}

OwnCards readOwnCatalogue(const std::string &place, Asking asking, const std::filesystem::path &cache,
                          const CardCheck &check, const StopToken &stop)
{
    OwnCards read = isWebAddress(place) ? readAddress(place, asking, cache, stop) : readFolder(place);
    OwnCards out;
    out.problems = std::move(read.problems);
    for (ModelCard &card : read.cards) {
        if (out.cards.size() == kMostOwnCards) {
            out.problems.push_back(
                badInput(place, say("only the first %1 of its %2 models are taken", kMostOwnCards, read.cards.size())));
            break;
        }
        if (const auto right = check(card); right)
            out.cards.push_back(std::move(card));
        else
            out.problems.push_back(badInput(place, "model '" + card.id + "'", right.error().rule));
    }
    return out;
}

} // namespace headstart::catalogue
