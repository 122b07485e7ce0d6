// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/fetch.h"

#include "core/base/hashing.h"
#include "core/catalogue/http.h"
#include "core/catalogue/part_file.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <thread>
#include <unistd.h>
#include <utility>

namespace headstart::catalogue {

namespace {

constexpr std::uint64_t kLargest = std::uint64_t{64} << 30;
constexpr int kWhole = 200;
constexpr int kPiece = 206;
constexpr int kNoSuchPiece = 416;

std::string megabytes(std::uint64_t bytes)
{
    constexpr double kTenth = 1e5;
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", std::ceil(static_cast<double>(bytes) / kTenth) / 10);
    return text;
}

/// "bytes 5000-799999/800000". The whole of it must be what was asked for.
bool isTheRest(const std::string &contentRange, std::uint64_t from, std::uint64_t all)
{
    const std::string wanted =
        "bytes " + std::to_string(from) + "-" + std::to_string(all - 1) + "/" + std::to_string(all);
    return all > from && contentRange == wanted;
}

/// One file's way into the library.
class Fetching {
public:
    Fetching(const Library &library, const ModelCard &card, const StopToken &stop, const FetchListener &listener,
             const FetchRules &rules, PartFile part)
        : m_library(library), m_card(card), m_expectedHash(library.expectedHash(card)), m_stop(stop),
          m_listener(listener), m_rules(rules), m_part(std::move(part))
    {}

    Result<std::filesystem::path> run()
    {
        if (!isWholeAlready()) {
            if (!isOfThis() || m_part.bytes() == all()) // whole, and wrong
                m_part.forget();
            if (const auto brought = bring(); !brought)
                return brought.error();
            if (const auto right = checkHash(); !right)
                return right.error();
        }
        if (const auto committed = m_part.commit(); !committed)
            return committed.error();
        return m_library.find(m_card); // which pins what it hashes to, where that was not known
    }

private:
    Error problem(Text what) const { return failed(m_card.weights.address, std::move(what)); }
    /// Bytes of the whole file, as far as anybody says; else 0.
    std::uint64_t all() const { return m_card.weights.bytes > 0 ? m_card.weights.bytes : m_part.origin().all; }

    bool isOfThis() const
    {
        const PartOrigin &origin = m_part.origin();
        return origin.canGoOn() && origin.address == m_card.weights.address && origin.all == all()
               && (all() == 0 || m_part.bytes() <= all());
    }

    /// Whoever was stopped between the last byte and the end left a whole file.
    bool isWholeAlready()
    {
        const bool isIdentified = isOfThis() || !m_expectedHash.empty();
        return isIdentified && all() > 0 && m_part.bytes() == all() && hasRightHash();
    }

    bool hasRightHash() const
    {
        const auto hash = sha256OfFile(m_part.path());
        return hash && hash->starts_with(m_expectedHash);
    }

    /// From the disk: it is of all that came, however often the line broke, that the hash has to be right.
    Result<void> checkHash()
    {
        if (hasRightHash())
            return {};
        m_part.drop();
        return problem(say("this is not the file that the catalogue names, or that came the first time (its SHA-256 "
                           "does not begin with %1). It was thrown away; fetch it again, and if it is the same then, "
                           "the server has another file",
                           m_expectedHash.substr(0, 8)));
    }

    Result<void> bring()
    {
        std::size_t tries = 0;
        while (true) {
            if (m_stop.stopped())
                return stopped();
            const std::uint64_t before = m_part.bytes();
            const HttpEnd end = ask();
            if (!end.error && (m_card.weights.bytes == 0 || m_part.bytes() == m_card.weights.bytes))
                return {};
            if (m_stop.stopped())
                return stopped();
            if (m_hasToStartOver || (end.status == kNoSuchPiece && m_asked > 0)) {
                m_part.forget();
                continue; // at once, for the whole file
            }
            if (isMuch(before))
                tries = 0;
            if ((end.error && !end.mayTryAgain) || tries == m_rules.waits.size())
                return end.error ? *end.error : endedEarly();
            if (end.retryAfter > m_rules.longestWait)
                return problem(say("the server is busy and wants to be left alone for %1 seconds. Fetch it again then",
                                   end.retryAfter->count()));
            if (!wait(std::max<std::chrono::milliseconds>(m_rules.waits[tries++],
                                                          end.retryAfter.value_or(std::chrono::seconds(0)))))
                return stopped();
        }
    }

    /// A line that brings something each time is worth more tries than one that brings nothing.
    bool isMuch(std::uint64_t before) const
    {
        constexpr std::uint64_t kMuch = 1 << 20;
        return m_part.bytes() >= before + kMuch;
    }

    Error endedEarly() const
    {
        return problem(say("the transfer ended after %1 bytes, before its end. Fetch it again", m_part.bytes()));
    }

    Error stopped() const
    {
        return m_part.bytes() > 0 && m_part.origin().canGoOn()
                   ? problem(say("it was stopped; the first %1 MB are kept. Fetch it again: it goes on from there",
                                 megabytes(m_part.bytes())))
                   : problem(say("it was stopped; nothing of it is kept. Fetch it again: it begins anew"));
    }

    bool wait(std::chrono::milliseconds time) const
    {
        constexpr std::chrono::milliseconds kLookEvery(20);
        const auto end = std::chrono::steady_clock::now() + time;
        std::chrono::seconds told(0);
        while (!m_stop.stopped()) {
            const auto left = end - std::chrono::steady_clock::now();
            if (left.count() <= 0)
                return true;
            const auto seconds = std::chrono::ceil<std::chrono::seconds>(left);
            if (seconds != std::exchange(told, seconds))
                tell(seconds);
            std::this_thread::sleep_for(std::min<std::chrono::nanoseconds>(left, kLookEvery));
        }
        return false;
    }

    void tell(std::chrono::seconds tryingAgainIn) const
    {
        if (m_listener)
            m_listener({m_part.bytes(), all(), tryingAgainIn});
    }

    /// For the rest, if there is a beginning.
    HttpEnd ask()
    {
        m_asked = m_part.bytes();
        m_hasToStartOver = false;
        HttpRequest request{m_card.weights.address, {}, m_rules.silence};
        if (m_asked > 0) {
            request.headers.append({"Range", "bytes=" + QByteArray::number(static_cast<qulonglong>(m_asked)) + "-"});
            request.headers.append({"If-Range", QByteArray::fromStdString(m_part.origin().validator)});
        }
        return httpGet(
            request, m_stop, [this](const HttpHead &head) { return begin(head); },
            [this](std::span<const std::byte> bytes) { return take(bytes); });
    }

    Result<void> begin(const HttpHead &head)
    {
        if (head.status == kPiece && m_asked > 0)
            return goOn(head);
        if (head.status != kWhole)
            return problem(
                say("the server answers %1 where the whole file was asked for. Fetch it again later", head.status));
        const std::uint64_t wanted = m_card.weights.bytes;
        if (wanted > 0 && head.length && *head.length != wanted) {
            m_part.drop();
            return problem(say("the server has a file of %1 bytes, and the catalogue names one of %2: it is another "
                               "one. Look for a newer catalogue, or bring the file by hand",
                               *head.length, wanted));
        }
        const std::uint64_t length = head.length.value_or(wanted);
        if (auto begun = m_part.begin({m_card.weights.address, head.validator(), length}); !begun)
            return begun;
        tell({});
        return checkRoom(length);
    }

    Result<void> goOn(const HttpHead &head)
    {
        const PartOrigin &origin = m_part.origin();
        const bool isSame = head.etag.empty() || origin.validator.front() != '"' || head.etag == origin.validator;
        if (!isSame || !isTheRest(head.contentRange, m_asked, origin.all)) {
            m_hasToStartOver = true;
            return problem(say("the server sends another piece of the file than was asked for"));
        }
        tell({});
        return checkRoom(origin.all - m_asked);
    }

    Result<void> checkRoom(std::uint64_t needed) const
    {
        std::error_code error;
        const auto space = std::filesystem::space(m_library.folder(), error);
        if (error || space.available >= needed)
            return {};
        return failed(m_library.folder().string(),
                      say("there is no room for %1: it needs %2 MB, and %3 MB are free. Make room there, or choose "
                          "another folder for the models",
                          m_card.weights.file, megabytes(needed), megabytes(space.available)));
    }

    Result<void> take(std::span<const std::byte> bytes)
    {
        const std::uint64_t most = all() > 0 ? all() : kLargest;
        if (m_part.bytes() + bytes.size() > most) {
            m_part.drop();
            return problem(say("the server sends more than the %1 bytes that it should. It was thrown away; look for a "
                               "newer catalogue, or bring the file by hand",
                               most));
        }
        const auto written = m_part.append(bytes);
        tell({});
        return written || !m_part.isDiskFull() ? written : Result<void>(diskFull());
    }

    Error diskFull() const
    {
        const Text rule =
            m_part.origin().canGoOn()
                ? say("the disk is full: %1 MB of %2 MB have come and are kept. Make room there, then fetch it again: "
                      "it goes on",
                      megabytes(m_part.bytes()), megabytes(all()))
                : say("the disk is full: %1 MB of %2 MB had come. Make room there, then fetch it again",
                      megabytes(m_part.bytes()), megabytes(all()));
        return failed(m_library.folder().string(), rule);
    }

    const Library &m_library;
    const ModelCard &m_card;
    const std::string m_expectedHash;
    const StopToken &m_stop;
    const FetchListener &m_listener;
    const FetchRules &m_rules;
    PartFile m_part;
    std::uint64_t m_asked = 0; ///< the byte that the last request began with
    bool m_hasToStartOver = false;
};

/// A card for each of the files that a text model has beside its weights.
std::vector<ModelCard> othersOf(const ModelCard &card)
{
    std::vector<ModelCard> out;
    for (const WeightsFact &file : card.beside) {
        out.push_back(card);
        out.back().weights = file;
        out.back().beside.clear();
    }
    return out;
}

std::filesystem::path targetOf(const Library &library, const ModelCard &card)
{
    return library.folder() / card.weights.file;
}

/// What can be known before anybody is asked.
Result<void> checkBefore(const Library &library, const ModelCard &card, const FetchRules &rules)
{
    if (card.weights.address.empty())
        return badInput(card.id, say("the catalogue has no address for its weights; put the file %1 into %2 by hand",
                                     card.weights.file, library.folder().string()));
    if (rules.isOffline)
        return badInput(card.id, say("off-line: nothing is fetched. Switch that off (in the settings; --offline; "
                                     "HEADSTART_OFFLINE), or put the file %1 into %2 by hand",
                                     card.weights.file, library.folder().string()));
    if (!isWebAddress(card.weights.address))
        return badInput(card.weights.address, say("only addresses with http:// or https:// are fetched; bring the "
                                                  "file by hand"));
    std::error_code error;
    const std::filesystem::path folder = targetOf(library, card).parent_path();
    std::filesystem::create_directories(folder, error);
    if (error)
        return badInput(folder.string(), say("cannot be written: %1", systemMessage(error.value())));
    return {};
}

Result<std::filesystem::path> fetchFile(const Library &library, const ModelCard &card, const StopToken &stop,
                                        const FetchListener &listener, const FetchRules &rules)
{
    if (const auto can = checkBefore(library, card, rules); !can)
        return can.error();
    auto part = PartFile::open(targetOf(library, card));
    if (!part)
        return part.error();
    return Fetching(library, card, stop, listener, rules, std::move(*part)).run();
}

} // namespace

Result<std::filesystem::path> fetch(const Library &library, const ModelCard &card, const StopToken &stop,
                                    const FetchListener &listener, const FetchRules &rules)
{
    const bool lacksOthers = !card.beside.empty() && library.firstMissing(card);
    for (const ModelCard &one : othersOf(card)) { // small; where the weights are, all is
        std::error_code error;
        if (std::filesystem::exists(targetOf(library, one), error))
            continue;
        if (const auto fetched = fetchFile(library, one, stop, {}, rules); !fetched)
            return fetched.error();
    }
    if (lacksOthers)
        if (const auto found = library.find(card)) // it was them alone that were missing
            return found;
    return fetchFile(library, card, stop, listener, rules);
}

std::optional<FetchProgress> pausedFetch(const Library &library, const ModelCard &card)
{
    FetchProgress out;
    const auto origin = PartFile::look(targetOf(library, card), out.done);
    if (!origin || origin->address != card.weights.address)
        return std::nullopt;
    out.all = origin->all;
    return out;
}

Result<void> forgetFetch(const Library &library, const ModelCard &card)
{
    std::vector<ModelCard> all = othersOf(card);
    all.push_back(card);
    for (const ModelCard &one : all) {
        std::error_code error;
        if (!std::filesystem::exists(targetOf(library, one).parent_path(), error))
            continue;
        auto part = PartFile::open(targetOf(library, one));
        if (!part)
            return part.error();
        part->drop();
    }
    if (!card.beside.empty())
        rmdir(targetOf(library, card).parent_path().c_str()); // if nothing is in it
    return {};
}

} // namespace headstart::catalogue
