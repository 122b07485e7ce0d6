// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_columns.h"

#include "core/data/column_guess.h"
#include "core/data/listing.h"
#include "core/data/text_guess.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace headstart::data {

namespace {

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
        for (const auto &[first, second] : kPairNames) {
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
                m_out.hasNames
                && std::find(kTextNames.begin(), kTextNames.end(), lowered(m_out.names[column])) != kTextNames.end();
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
            for (const std::string_view name : kLabelNames)
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

} // namespace headstart::data
