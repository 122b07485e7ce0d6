// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/glue.h"

#include "core/data/text_format_guess.h"
#include "core/data/text_index.h"
#include "core/data/text_row_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace headstart::data {

namespace {

namespace fs = std::filesystem;

constexpr TextFormat kFormat = {Encoding::Utf8, false, Delimiter::Tab, false};
constexpr std::string_view kTrain = "train.tsv";

// Those with more columns first: MNLI has those of RTE, and QNLI those of SST-2.
constexpr std::array<GlueTask, 9> kTasks = {{
    {.name = "MNLI",
     .text = "sentence1",
     .pair = "sentence2",
     .label = "gold_label",
     .sign = "promptID",
     .matched = "dev_matched.tsv",
     .mismatched = "dev_mismatched.tsv",
     .metrics = {"accuracy"}},
    {.name = "QQP",
     .text = "question1",
     .pair = "question2",
     .label = "is_duplicate",
     .sign = "qid1",
     .metrics = {"accuracy", "f1"}},
    {.name = "QNLI",
     .text = "question",
     .pair = "sentence",
     .label = "label",
     .sign = "index",
     .metrics = {"accuracy"}},
    {.name = "MRPC",
     .text = "#1 String",
     .pair = "#2 String",
     .label = "Quality",
     .sign = "#1 ID",
     .metrics = {"accuracy", "f1"}},
    {.name = "STS-B",
     .text = "sentence1",
     .pair = "sentence2",
     .label = "score",
     .sign = "genre",
     .isNumber = true,
     .metrics = {"pearson", "spearman"}},
    {.name = "RTE",
     .text = "sentence1",
     .pair = "sentence2",
     .label = "label",
     .sign = "index",
     .metrics = {"accuracy"}},
    {.name = "WNLI",
     .text = "sentence1",
     .pair = "sentence2",
     .label = "label",
     .sign = "index",
     .metrics = {"accuracy"}},
    {.name = "SST-2", .text = "sentence", .pair = "", .label = "label", .sign = "", .metrics = {"accuracy"}},
    {.name = "CoLA", .text = "4", .pair = "", .label = "2", .sign = "", .hasHeader = false, .metrics = {"matthews"}},
}};

using Cells = std::vector<std::string>;

/// The first rows of a file, as many as asked for; fewer where there are no more.
Result<std::vector<Cells>> firstRows(const fs::path &path, std::size_t count)
{
    const auto file = ByteSource::open(path);
    if (!file)
        return file.error();
    const auto start = startOfText(*file, kFormat.encoding);
    if (!start)
        return start.error();
    TextRowReader reader(*file, kFormat, *start);
    std::vector<Cells> out;
    TextRow row;
    while (out.size() < count) {
        const auto read = reader.next(row);
        if (!read)
            return read.error();
        if (!*read || row.problem)
            break;
        out.push_back(row.cells);
    }
    return out;
}

std::optional<std::size_t> columnOf(const GlueTask &task, const Cells &header, std::string_view name)
{
    if (task.hasHeader) {
        const auto found = std::find(header.begin(), header.end(), name);
        return found == header.end() ? std::nullopt : std::optional<std::size_t>(found - header.begin());
    }
    std::size_t number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    return number <= header.size() ? std::optional(number - 1) : std::nullopt;
}

bool isDigit(const std::string &cell)
{
    return cell == "0" || cell == "1";
}

/// CoLA has no header: where a sentence is from, 0 or 1, a star or nothing, the sentence.
bool isCola(const Cells &row)
{
    return row.size() == 4 && isDigit(row[1]) && (row[2].empty() || row[2] == "*");
}

bool fits(const GlueTask &task, const std::vector<Cells> &rows)
{
    if (!task.hasHeader)
        return isCola(rows.front());
    for (const std::string_view name : {task.text, task.pair, task.label, task.sign})
        if (!name.empty() && !columnOf(task, rows.front(), name))
            return false;
    if (task.name == "SST-2")
        return rows.front().size() == 2;
    const std::size_t label = *columnOf(task, rows.front(), task.label);
    const bool digit = rows.size() > 1 && label < rows[1].size() && isDigit(rows[1][label]);
    return task.name == "WNLI" ? digit : task.name != "RTE" || !digit;
}

Result<TextTable> tableOf(const GlueTask &task, const fs::path &folder, std::string_view name)
{
    TextTable out;
    out.path = (folder / name).string();
    const auto rows = firstRows(out.path, 1);
    if (!rows)
        return rows.error();
    if (rows->empty())
        return badInput(out.path, say("the table is empty"));
    const Cells &header = rows->front();
    const auto column = [&](std::string_view wanted, auto &place) -> Result<void> {
        const auto found = columnOf(task, header, wanted);
        if (!found)
            return badInput(out.path, say("there is no column '%1'; there are: %2", wanted, firstFew(header)));
        place = *found;
        return {};
    };
    out.name = name;
    out.format = kFormat;
    out.hasHeader = task.hasHeader;
    out.columns = header.size();
    for (auto &&found : {column(task.text, out.text), column(task.label, out.label),
                         task.pair.empty() ? Result<void>() : column(task.pair, out.pair)})
        if (!found)
            return found.error();
    return out;
}

} // namespace

std::span<const GlueTask> glueTasks()
{
    return kTasks;
}

const GlueTask *glueTaskIn(const fs::path &folder)
{
    const auto isThere = [&](std::string_view name) {
        std::error_code error;
        return fs::is_regular_file(folder / name, error);
    };
    if (!isThere(kTrain))
        return nullptr;
    const auto rows = firstRows(folder / kTrain, 2);
    if (!rows || rows->empty())
        return nullptr;
    for (const GlueTask &task : kTasks)
        if (isThere(task.matched) && fits(task, *rows))
            return &task;
    return nullptr;
}

Result<Listing> listGlue(DataSource source, const StopToken *stop, const Dataset::Progress &progress)
{
    const fs::path folder = source.path;
    const GlueTask *task = glueTaskIn(folder);
    if (!task)
        return badInput(source.path, say("this is no task of GLUE: there would be train.tsv and dev.tsv (of MNLI "
                                         "dev_matched.tsv) with the columns of one"));
    Listing out;
    out.root = folder;
    out.source = std::move(source);
    TextLabels labels(task->isNumber ? "number" : "classes");
    const std::array<std::pair<std::string_view, const char *>, 3> files = {
        {{kTrain, "train"}, {task->matched, "validation"}, {task->mismatched, "test"}}};
    for (const auto &[name, part] : files) {
        std::error_code error;
        if (name.empty() || (name == task->mismatched && !fs::exists(folder / name, error)))
            continue;
        auto table = tableOf(*task, folder, name);
        if (!table)
            return table.error();
        table->allPart = part;
        if (auto read = indexTexts(*table, out, labels, stop, progress); !read)
            return read.error();
    }
    if (auto settled = labels.settle(out); !settled)
        return settled.error();
    out.remarks.push_back(say("read as GLUE's task %1", task->name));
    if (progress)
        progress(out.samples.size(), out.samples.size());
    return out;
}

} // namespace headstart::data
