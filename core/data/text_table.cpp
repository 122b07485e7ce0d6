// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_table.h"

#include "core/data/labels.h"
#include "core/data/text_index.h"
#include "core/data/text_preview.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace headstart::data {

namespace {

namespace fs = std::filesystem;

Result<void> checkSource(DataSource &source)
{
    constexpr std::array<std::string_view, 4> kTargets = {"", "classes", "number", "none"};
    if (std::find(kTargets.begin(), kTargets.end(), source.target) == kTargets.end())
        return badInput(source.path, say("'%1' is no kind of label; there are: classes, number, none", source.target));
    if (!source.threshold)
        return {};
    if (!std::isfinite(*source.threshold))
        return badInput(source.path, say("the threshold is not a finite number"));
    if (!source.target.empty() && source.target != "classes")
        return badInput(source.path, say("a threshold makes classes of labels; they are to be '%1'", source.target));
    source.target = "classes";
    nameHalves(source);
    return {};
}

Result<TextTable> tableOf(const TextTablePreview &preview)
{
    const TextColumns &columns = preview.columns;
    if (!columns.text)
        return badInput(preview.source.path, say("which column is the text? The columns: %1", columns.few()));
    if (!columns.label && preview.source.target != "none")
        return badInput(preview.source.path, say("which column is the label? The columns: %1", columns.few()));
    TextTable out;
    out.path = preview.source.path;
    out.format = preview.format;
    out.hasHeader = preview.source.header == "yes";
    out.columns = preview.table.columns;
    if (preview.format.isJson)
        out.keys = columns.names;
    out.text = *columns.text;
    out.pair = columns.pair;
    if (preview.source.target != "none")
        out.label = columns.label;
    out.part = columns.part;
    return out;
}

Text howItIsRead(const DataSource &source)
{
    if (source.target == "none")
        return say("read as a table of texts (%1, %2): column '%3' holds the texts", source.delimiter, source.encoding,
                   source.textColumn);
    if (source.pairColumn.empty() || source.pairColumn == "none")
        return say("read as a table of texts (%1, %2): column '%3' holds the texts, column '%4' the labels",
                   source.delimiter, source.encoding, source.textColumn, source.labelColumn);
    return say("read as a table of texts (%1, %2): columns '%3' and '%4' hold the texts, column '%5' the labels",
               source.delimiter, source.encoding, source.textColumn, source.pairColumn, source.labelColumn);
}

/// Whether most of what is beyond ASCII was no character: the guess by a few places of the file was wrong.
bool isWrongEncoding(const TextIndexing &met)
{
    return met.undecodable * 4 > met.beyondAscii && !met.undecoded.empty();
}

Result<Listing> listAs(DataSource source, bool mayGuess, const StopToken *stop, const Dataset::Progress &progress)
{
    const bool isGuess = source.encoding.empty();
    auto preview = previewTexts(source, 1);
    if (!preview)
        return preview.error();
    const auto table = tableOf(*preview);
    if (!table)
        return table.error();
    Listing out;
    const fs::path path = source.path;
    out.root = path.has_parent_path() ? path.parent_path() : fs::path(".");
    out.source = std::move(preview->source);
    out.remarks = std::move(preview->remarks);
    out.remarks.push_back(howItIsRead(out.source));
    TextLabels labels(out.source.target);
    const auto met = indexTexts(*table, out, labels, stop, progress);
    if (!met)
        return met.error();
    if (mayGuess && isGuess && isWrongEncoding(*met)) {
        source.encoding = nameOf(guessEncoding(met->undecoded).encoding);
        if (source.encoding != out.source.encoding)
            return listAs(std::move(source), false, stop, progress);
    }
    if (auto settled = labels.settle(out); !settled)
        return settled.error();
    if (progress)
        progress(out.samples.size(), out.samples.size());
    return out;
}

} // namespace

Result<Listing> listTextTable(DataSource source, const StopToken *stop, const Dataset::Progress &progress)
{
    source.kind = "texts";
    if (auto checked = checkSource(source); !checked)
        return checked.error();
    return listAs(std::move(source), true, stop, progress);
}

} // namespace headstart::data
