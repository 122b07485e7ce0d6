// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/insight/classifier.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace headstart::ui {

/// What a network says of the first rows of a table, in few bytes a row: tables are long.
class TextResults {
public:
    /// Of the next row.
    void add(const insight::Guesses &guesses);
    void addProblem(Text problem); ///< why nothing can be said of it

    std::size_t size() const { return m_size; }
    std::size_t failed() const { return m_problems.size(); }
    insight::Guesses guesses(std::size_t row) const; ///< empty where there is a problem
    const Text *problem(std::size_t row) const;

private:
    std::uint32_t numberOf(const std::string &label);

    std::size_t m_size = 0;
    std::vector<std::string> m_labels;
    std::map<std::string, std::uint32_t> m_numbers; ///< of the labels
    std::vector<std::uint64_t> m_ends;              ///< a row each: where its guesses end in what follows
    std::vector<std::uint32_t> m_guessed;           ///< numbers of labels
    std::vector<float> m_probabilities;
    std::map<std::size_t, Text> m_problems; ///< by row
};

} // namespace headstart::ui
