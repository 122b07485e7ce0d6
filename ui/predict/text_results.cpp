// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/text_results.h"

#include <utility>

namespace headstart::ui {

void TextResults::add(const insight::Guesses &guesses)
{
    for (const insight::Guess &guess : guesses) {
        m_guessed.push_back(numberOf(guess.label));
        m_probabilities.push_back(static_cast<float>(guess.probability));
    }
    m_ends.push_back(m_guessed.size());
    ++m_size;
}

void TextResults::addProblem(Text problem)
{
    m_problems.emplace(m_size, std::move(problem));
    add({});
}

insight::Guesses TextResults::guesses(std::size_t row) const
{
    insight::Guesses out;
    for (std::size_t i = row == 0 ? 0 : m_ends[row - 1]; i < m_ends[row]; ++i)
        out.push_back({m_labels[m_guessed[i]], static_cast<double>(m_probabilities[i])});
    return out;
}

const Text *TextResults::problem(std::size_t row) const
{
    const auto found = m_problems.find(row);
    return found == m_problems.end() ? nullptr : &found->second;
}

std::uint32_t TextResults::numberOf(const std::string &label)
{
    const auto [found, isNew] = m_numbers.emplace(label, static_cast<std::uint32_t>(m_labels.size()));
    if (isNew)
        m_labels.push_back(label);
    return found->second;
}

} // namespace headstart::ui
