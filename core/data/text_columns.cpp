// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_columns.h"

#include "core/data/column_guess.h"
#include "core/data/labels.h"
#include "core/data/listing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>
#include <utility>

namespace headstart::data {

namespace {

/// First text, second text; lower case.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kPairs = {{{"sentence1", "sentence2"},
                                                                                   {"question1", "question2"},
                                                                                   {"question", "sentence"},
                                                                                   {"premise", "hypothesis"},
                                                                                   {"text_a", "text_b"},
                                                                                   {"text1", "text2"},
                                                                                   {"sentence_a", "sentence_b"},
                                                                                   {"sentence_1", "sentence_2"},
                                                                                   {"#1 string", "#2 string"},
                                                                                   {"query", "passage"},
                                                                                   {"question", "answer"},
                                                                                   {"text", "text_pair"}}};
constexpr std::array<std::string_view, 9> kTexts = {"text",    "sentence", "review",   "tweet",   "comment",
                                                    "content", "message",  "document", "headline"};
constexpr std::array<std::string_view, 20> kLabels = {"label",
                                                      "labels",
                                                      "class",
                                                      "classes",
                                                      "target",
                                                      "sentiment",
                                                      "gold_label",
                                                      "category",
                                                      "score",
                                                      "is_duplicate",
                                                      "polarity",
                                                      "rating",
                                                      "quality",
                                                      "stars",
                                                      "emotion",
                                                      "intent",
                                                      "similarity",
                                                      "topic",
                                                      "airline_sentiment",
                                                      "y"};

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::optional<std::size_t> place(const std::vector<std::string> &names, std::string_view name)
{
    for (std::size_t column = 0; column < names.size(); ++column)
        if (lowered(names[column]) == name)
            return column;
    return std::nullopt;
}

std::optional<std::size_t> columnNumbered(std::string_view number, std::size_t columns)
{
    std::size_t value = 0;
    const char *end = number.data() + number.size();
    const auto [stop, error] = std::from_chars(number.data(), end, value);
    if (error != std::errc() || stop != end || value < 1 || value > columns)
        return std::nullopt;
    return value - 1;
}

bool isWide(char byte)
{
    return static_cast<unsigned char>(byte) >= 0xE0;
}

/// How much a column looks like texts: the mean length of cells, less where they repeat or are single words.
double weightOf(const Table &table, std::size_t firstRow, std::size_t column)
{
    constexpr double kSingleWords = 0.1;
    std::unordered_set<std::string_view> distinct;
    double length = 0;
    double worded = 0;
    const std::size_t rows = table.rows() - firstRow;
    for (std::size_t row = firstRow; row < table.rows(); ++row) {
        const std::string_view cell = table.cell(row, column);
        distinct.insert(cell);
        length += static_cast<double>(cell.size());
        const bool hasWords = cell.find(' ') != std::string_view::npos || std::any_of(cell.begin(), cell.end(), isWide);
        worded += hasWords && !asNumber(cell) ? 1 : 0;
    }
    if (rows == 0)
        return 0;
    const auto all = static_cast<double>(rows);
    return length / all * (static_cast<double>(distinct.size()) / all) * (worded * 2 >= all ? 1 : kSingleWords);
}

std::size_t distinctIn(const Table &table, std::size_t firstRow, std::size_t column)
{
    std::unordered_set<std::string_view> values;
    for (std::size_t row = firstRow; row < table.rows(); ++row)
        values.insert(table.cell(row, column));
    return values.size();
}

/// Chooses step by step.
class Choice {
public:
    Choice(const Table &head, std::vector<std::string> names, const DataSource &source) : m_head(head), m_source(source)
    {
        m_out.hasNames = !names.empty();
        m_out.names = std::move(names);
        for (std::size_t i = m_out.names.size(); i < head.columns; ++i)
            m_out.names.push_back(std::to_string(i + 1));
    }

    Result<TextColumns> columns()
    {
        if (auto taken = takeNamed(); !taken)
            return taken.error();
        guessPair();
        if (!m_out.text)
            guessText();
        if (!m_out.label && m_source.target != "none")
            guessLabel();
        return std::move(m_out);
    }

private:
    Result<void> takeNamed()
    {
        using Field = std::pair<const std::string *, std::optional<std::size_t> *>;
        const std::string pair = m_source.pairColumn == "none" ? std::string() : m_source.pairColumn;
        for (const auto &[name, column] :
             {Field{&m_source.textColumn, &m_out.text}, Field{&pair, &m_out.pair},
              Field{&m_source.labelColumn, &m_out.label}, Field{&m_source.splitColumn, &m_out.part}}) {
            if (name->empty())
                continue;
            const auto found = std::find(m_out.names.begin(), m_out.names.end(), *name);
            *column = found != m_out.names.end() ? std::optional<std::size_t>(found - m_out.names.begin())
                                                 : columnNumbered(*name, m_out.names.size());
            if (!*column)
                return badInput(m_source.path, say("there is no column '%1'; there are: %2", *name, m_out.few()));
        }
        return {};
    }

    void guessPair()
    {
        if (!m_out.hasNames || !m_source.pairColumn.empty())
            return;
        for (const auto &[first, second] : kPairs) {
            const auto one = place(m_out.names, first);
            const auto other = place(m_out.names, second);
            if (!one || !other || isTaken(*other) || (m_out.text ? *m_out.text != *one : isTaken(*one)))
                continue;
            m_out.text = one;
            m_out.pair = other;
            return;
        }
    }

    void guessText()
    {
        std::optional<std::size_t> best;
        double most = 0;
        for (std::size_t column = 0; column < m_head.columns; ++column) {
            if (isTaken(column))
                continue;
            const bool isNamed =
                m_out.hasNames && std::find(kTexts.begin(), kTexts.end(), lowered(m_out.names[column])) != kTexts.end();
            const double weight = weightOf(m_head, 0, column) * (isNamed ? 4 : 1);
            if (weight <= most)
                continue;
            most = weight;
            best = column;
        }
        m_out.text = best;
    }

    void guessLabel()
    {
        if (m_out.hasNames)
            for (const std::string_view name : kLabels)
                if (const auto column = place(m_out.names, name); column && !isTaken(*column)) {
                    m_out.label = column;
                    return;
                }
        std::size_t fewest = m_head.rows();
        std::vector<std::size_t> open;
        for (std::size_t column = 0; column < m_head.columns; ++column) {
            if (isTaken(column) || saysParts(m_head, 0, column))
                continue;
            open.push_back(column);
            const std::size_t values = distinctIn(m_head, 0, column);
            if (values < 2 || values >= fewest)
                continue;
            fewest = values;
            m_out.label = column;
        }
        if (!m_out.label && open.size() == 1) // sorted by it, or of numbers
            m_out.label = open.front();
    }

    bool isTaken(std::size_t column) const
    {
        return column == m_out.text || column == m_out.pair || column == m_out.label || column == m_out.part;
    }

    const Table &m_head;
    const DataSource &m_source;
    TextColumns m_out;
};

bool isKnown(const std::string &name)
{
    const auto isIn = [&](const auto &list) { return std::find(list.begin(), list.end(), name) != list.end(); };
    return isIn(kTexts) || isIn(kLabels) || std::any_of(kPairs.begin(), kPairs.end(), [&](const auto &pair) {
               return pair.first == name || pair.second == name;
           });
}

/// Whether the first cell of a column differs from those below as a name does.
bool standsApart(const Table &table, std::size_t column)
{
    const std::string_view first = table.cell(0, column);
    if (holdsTexts(table, 1, column)) {
        double length = 0;
        for (std::size_t row = 1; row < table.rows(); ++row)
            length += static_cast<double>(table.cell(row, column).size());
        return static_cast<double>(first.size()) * 3 * static_cast<double>(table.rows() - 1) < length
               && first.find(' ') == std::string_view::npos;
    }
    if (holdsNumbers(table, 1, column))
        return true;
    std::size_t below = 0;
    for (std::size_t row = 1; row < table.rows(); ++row)
        below += table.cell(row, column) == first ? 1 : 0;
    return below == 0 && distinctIn(table, 1, column) * 3 <= table.rows() - 1;
}

} // namespace

std::string TextColumns::nameOf(std::size_t column) const
{
    const std::string &name = names[column];
    const bool isOne = hasNames && std::find(names.begin(), names.end(), name) - names.begin() == std::ptrdiff_t(column)
                       && !columnNumbered(name, names.size());
    return isOne && !name.empty() && name != "none" ? name : std::to_string(column + 1);
}

std::string TextColumns::few() const
{
    return firstFew(names);
}

Result<TextColumns> chooseTextColumns(const Table &head, std::vector<std::string> names, const DataSource &source)
{
    return Choice(head, std::move(names), source).columns();
}

bool looksLikeTextHeader(const Table &table)
{
    constexpr std::size_t kLongestName = 64;
    std::unordered_set<std::string> names;
    bool known = false;
    for (std::size_t column = 0; column < table.columns; ++column) {
        const std::string name = lowered(table.cell(0, column));
        if (name.empty() || name.size() > kLongestName || asNumber(name) || !names.insert(name).second)
            return false;
        known = known || isKnown(name);
    }
    if (known || table.rows() < 2)
        return known;
    for (std::size_t column = 0; column < table.columns; ++column)
        if (standsApart(table, column))
            return true;
    return false;
}

bool holdsTexts(const Table &table, std::size_t firstRow, std::size_t column)
{
    constexpr double kShortText = 4; // bytes
    return weightOf(table, firstRow, column) >= kShortText;
}

} // namespace headstart::data
