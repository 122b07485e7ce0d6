// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fetch_display.h"

#include <cstdio>
#include <unistd.h>

namespace headstart::cli {

namespace {

constexpr double kMega = 1e6;

std::string amount(const catalogue::FetchProgress &progress)
{
    char text[64];
    if (progress.all > 0)
        std::snprintf(text, sizeof text, "%.1f of %.1f MB", static_cast<double>(progress.done) / kMega,
                      static_cast<double>(progress.all) / kMega);
    else
        std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(progress.done) / kMega);
    return text;
}

std::string pace(const catalogue::TransferRate &rate, std::uint64_t all)
{
    char text[64] = "";
    if (rate.secondsLeft(all) > 0)
        std::snprintf(text, sizeof text, ", %.1f MB/s, %.0f s left", rate.bytesPerSecond() / kMega,
                      rate.secondsLeft(all));
    return text;
}

std::string again(const catalogue::FetchProgress &progress)
{
    return ", trying again in " + std::to_string(progress.tryingAgainIn.count()) + " s";
}

} // namespace

FetchDisplay::FetchDisplay(const std::vector<const catalogue::ModelCard *> &cards)
    : m_isTerminal(isatty(STDERR_FILENO) != 0)
{
    for (const catalogue::ModelCard *card : cards)
        m_lines.push_back({card->id, {}, {}, -1, false});
}

void FetchDisplay::show(std::size_t i, const catalogue::FetchProgress &progress)
{
    Line &line = m_lines[i];
    const bool isWaiting = progress.tryingAgainIn.count() > 0;
    if (isWaiting)
        line.rate.clear();
    else
        line.rate.add(progress.done);
    if (!m_isTerminal) {
        log(line, progress);
        return;
    }
    line.text = amount(progress) + (isWaiting ? again(progress) : pace(line.rate, progress.all));
    constexpr std::chrono::milliseconds kEvery(100);
    if (std::chrono::steady_clock::now() - m_drawnAt >= kEvery)
        draw();
}

/// Every tenth, and every wait.
void FetchDisplay::log(Line &line, const catalogue::FetchProgress &progress)
{
    constexpr std::uint64_t kTenths = 10;
    const bool isWaiting = progress.tryingAgainIn.count() > 0;
    const int tenths = progress.all > 0 ? static_cast<int>(kTenths * progress.done / progress.all) : 0;
    if (isWaiting && !line.isWaiting)
        std::fprintf(stderr, "%s: %s%s\n", line.name.c_str(), amount(progress).c_str(), again(progress).c_str());
    else if (!isWaiting && tenths != line.tenths)
        std::fprintf(stderr, "%s: %s\n", line.name.c_str(), amount(progress).c_str());
    line.isWaiting = isWaiting;
    line.tenths = tenths;
}

void FetchDisplay::end(std::size_t i, const Result<std::filesystem::path> &fetched, bool saysError)
{
    erase();
    m_lines[i].text.clear();
    if (fetched) {
        std::printf("%s: %s\n", m_lines[i].name.c_str(), fetched->c_str());
        std::fflush(stdout);
    } else if (saysError) {
        std::fprintf(stderr, "%s: %s\n", m_lines[i].name.c_str(), fetched.error().line().c_str());
    }
    draw();
}

void FetchDisplay::finish()
{
    erase();
}

void FetchDisplay::erase()
{
    if (m_drawn > 0)
        std::fprintf(stderr, "\x1b[%dF\x1b[J", m_drawn); // so many lines up, and nothing below
    m_drawn = 0;
}

void FetchDisplay::draw()
{
    if (!m_isTerminal)
        return;
    erase();
    for (const Line &line : m_lines)
        if (!line.text.empty()) { // cut at the margin: what goes on in the next line could not be erased
            std::fprintf(stderr, "\x1b[?7l%s: %s\x1b[?7h\n", line.name.c_str(), line.text.c_str());
            ++m_drawn;
        }
    m_drawnAt = std::chrono::steady_clock::now();
}

} // namespace headstart::cli
