// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/marks.h"

#include "core/runs/changes.h"
#include "core/runs/database.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace headstart::runs {

namespace {

constexpr std::size_t kLongestName = 200; // characters, of a tag too
constexpr std::size_t kMostTags = 100;
constexpr std::size_t kLongestNotes = std::size_t{1} << 20; // bytes

/// Of UTF-8.
std::size_t charactersOf(std::string_view text)
{
    constexpr unsigned kKind = 0xC0;
    constexpr unsigned kFollows = 0x80;
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & kKind) != kFollows; }));
}

/// Neither empty nor blank, and without control characters.
bool isOneLine(std::string_view text)
{
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    return text.find_first_not_of(' ') != std::string_view::npos && std::none_of(text.begin(), text.end(), isControl);
}

Refusal checkName(const Database &database, const std::string &name)
{
    if (!isOneLine(name))
        return badInput(database.name(), say("a run's name is a line that is not empty"));
    if (charactersOf(name) > kLongestName)
        return badInput(database.name(), say("a run's name has at most %1 characters", kLongestName));
    return {};
}

Refusal checkMarks(const Database &database, const RunMarks &marks)
{
    if (marks.tags.size() > kMostTags)
        return badInput(database.name(), say("a run has at most %1 tags", kMostTags));
    for (const std::string &tag : marks.tags) {
        if (!isOneLine(tag))
            return badInput(database.name(), say("a tag is a line that is not empty"));
        if (charactersOf(tag) > kLongestName)
            return badInput(database.name(), say("a tag has at most %1 characters", kLongestName));
    }
    if (marks.notes.size() > kLongestNotes)
        return badInput(database.name(), say("these notes are longer than %1 bytes", kLongestNotes));
    if (marks.colour < -1)
        return badInput(database.name(), say("there is no such colour"));
    return {};
}

/// After an update of one run that is not deleted.
Result<Refusal> outcomeOf(const Database &database, const Result<void> &done, const std::string &run)
{
    if (!done)
        return done.error();
    return database.changes() == 1 ? Refusal() : badInput(database.name(), say("there is no run '%1'", run));
}

/// A store that somebody else made may name its runs as it likes: only what is plainly one name leads to a folder.
bool isPlainName(const std::string &run)
{
    const auto isPlain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    };
    return !run.empty() && std::all_of(run.begin(), run.end(), isPlain);
}

bool removeFolder(const std::filesystem::path &folders, const std::string &run)
{
    if (!isPlainName(run))
        return true;
    std::error_code error;
    std::filesystem::remove_all(folders / run, error);
    return !error;
}

Result<std::vector<std::string>> deletedRuns(const Database &database)
{
    std::vector<std::string> out;
    Statement deleted = database.prepare("SELECT id FROM runs WHERE deleted");
    while (true) {
        const auto row = deleted.next();
        if (!row)
            return row.error();
        if (!*row)
            return out;
        out.push_back(deleted.text(0));
    }
}

Result<void> removeRows(Database &database, const std::vector<std::string> &runs)
{
    constexpr std::array kAllOfARun = {
        "DELETE FROM splits WHERE run = ?",        "DELETE FROM steps WHERE run = ?",
        "DELETE FROM stage_rows WHERE run = ?",    "DELETE FROM stages WHERE run = ?",
        "DELETE FROM epochs WHERE run = ?",        "DELETE FROM predictions WHERE run = ?",
        "DELETE FROM checkpoints WHERE run = ?",   "DELETE FROM log WHERE run = ?",
        "DELETE FROM interventions WHERE run = ?", "DELETE FROM runs WHERE id = ?",
    };
    for (const std::string &run : runs)
        for (const char *sql : kAllOfARun)
            if (auto done = database.run(sql, run); !done)
                return done;
    return database.execute("DELETE FROM classes WHERE dataset NOT IN (SELECT dataset FROM runs);"
                            "DELETE FROM samples WHERE dataset NOT IN (SELECT dataset FROM runs);"
                            "DELETE FROM datasets WHERE id NOT IN (SELECT dataset FROM runs);");
}

} // namespace

std::string textOfTags(std::span<const std::string> tags)
{
    std::string out;
    for (const std::string &tag : tags)
        out += (out.empty() ? "" : "\n") + tag;
    return out;
}

std::vector<std::string> tagsOfText(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

Result<Refusal> setMarks(Database &database, const std::string &run, const RunMarks &marks)
{
    if (auto refusal = checkMarks(database, marks))
        return refusal;
    const auto done = database.run("UPDATE runs SET tags = ?, notes = ?, pinned = ?, colour = ?, changed = ? "
                                   "WHERE id = ? AND NOT deleted",
                                   textOfTags(marks.tags), marks.notes, marks.pinned, marks.colour, now(), run);
    return outcomeOf(database, done, run);
}

Result<Refusal> rename(Database &database, const std::string &run, const std::string &name)
{
    if (auto refusal = checkName(database, name))
        return refusal;
    constexpr std::int64_t kDeleted = 2;
    const auto twin = database.number("SELECT 1 + deleted FROM runs WHERE name = ? AND id != ?", name, run);
    if (!twin)
        return twin.error();
    if (*twin == kDeleted)
        return Refusal(badInput(database.name(), say("a run that was deleted is called '%1', until Headstart is "
                                                     "started the next time",
                                                     name)));
    if (*twin != 0)
        return Refusal(badInput(database.name(), say("another run is called '%1'", name)));
    const auto done =
        database.run("UPDATE runs SET name = ?, changed = ? WHERE id = ? AND NOT deleted", name, now(), run);
    return outcomeOf(database, done, run);
}

Result<Refusal> setDeleted(Database &database, const std::string &run, bool deleted)
{
    const auto running = database.number("SELECT status = 'running' FROM runs WHERE id = ?", run);
    if (!running)
        return running.error();
    if (deleted && *running != 0)
        return Refusal(badInput(database.name(), say("the run is going on; stop it before it is deleted")));
    const auto done = database.run("UPDATE runs SET deleted = ?, changed = ? WHERE id = ?", deleted, now(), run);
    return outcomeOf(database, done, run);
}

Result<void> purgeDeleted(Database &database, const std::filesystem::path &folders)
{
    auto runs = deletedRuns(database);
    if (!runs)
        return runs.error();
    // The folder first: while the row is there, the next owner tries again.
    std::erase_if(*runs, [&](const std::string &run) { return !removeFolder(folders, run); });
    if (runs->empty())
        return {};
    auto done = database.execute("BEGIN IMMEDIATE");
    if (done)
        done = removeRows(database, *runs);
    if (done)
        done = database.execute("COMMIT");
    database.rollback();
    return done;
}

} // namespace headstart::runs
