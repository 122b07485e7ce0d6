// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/fetch.h"

#include "app/cli/card_argument.h"
#include "app/cli/command.h"
#include "app/cli/fetch_display.h"
#include "app/cli/interrupt.h"
#include "core/base/guarded.h"
#include "core/catalogue/settings.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <memory>
#include <mutex>
#include <thread>

namespace headstart::cli {

namespace {

using Cards = std::vector<const catalogue::ModelCard *>;

constexpr std::size_t kAtOnce = 3;

/// Each once, however often it is named.
Result<Cards> cardsOf(const std::vector<std::string> &names)
{
    Cards out;
    for (const std::string &name : names) {
        const auto card = cardNamed(name);
        if (!card)
            return card.error();
        if (std::find(out.begin(), out.end(), *card) == out.end())
            out.push_back(*card);
    }
    return out;
}

/// Fetches a list of cards, a few at a time.
class Fetches {
public:
    Fetches(Cards cards, const Invocation &invocation)
        : m_cards(std::move(cards)), m_library(invocation.libraryFolder), m_display(m_cards)
    {
        m_rules.isOffline = invocation.isOffline || catalogue::isOffline();
    }

    Result<void> run()
    {
        interruptToken(); // installed before there are other threads
        std::vector<std::thread> workers;
        for (std::size_t i = 0; i < std::min(kAtOnce, m_cards.size()); ++i)
            workers.emplace_back([this] { work(); });
        for (std::thread &worker : workers)
            worker.join();
        m_display.finish();
        return outcome();
    }

private:
    void work()
    {
        for (std::size_t i = m_next++; i < m_cards.size(); i = m_next++) {
            const auto fetched = guarded([&] { return one(i); });
            const std::lock_guard lock(m_mutex);
            if (!fetched)
                m_errors.push_back(fetched.error());
            m_display.end(i, fetched, m_cards.size() > 1);
        }
    }

    Result<std::filesystem::path> one(std::size_t i)
    {
        if (auto here = m_library.find(*m_cards[i]))
            return here;
        return catalogue::fetch(
            m_library, *m_cards[i], interruptToken(),
            [&](const catalogue::FetchProgress &progress) {
                const std::lock_guard lock(m_mutex);
                m_display.show(i, progress);
            },
            m_rules);
    }

    Result<void> outcome() const
    {
        if (m_errors.empty())
            return {};
        if (m_cards.size() == 1)
            return m_errors.front();
        const bool areOurs = std::any_of(m_errors.begin(), m_errors.end(),
                                         [](const Error &error) { return error.kind != ErrorKind::BadInput; });
        Error all = failed({}, say("%1 of %2 could not be fetched, as said above; the same command goes on",
                                   m_errors.size(), m_cards.size()));
        all.kind = areOurs ? ErrorKind::Failed : ErrorKind::BadInput;
        return all;
    }

    const Cards m_cards;
    const catalogue::Library m_library;
    catalogue::FetchRules m_rules;
    std::atomic<std::size_t> m_next = 0;
    std::mutex m_mutex; ///< of what follows
    FetchDisplay m_display;
    std::vector<Error> m_errors;
};

} // namespace

void addFetch(CLI::App &app, Invocation &invocation)
{
    CLI::App *command = app.add_subcommand(
        "fetch", "Fetch the weights of models into the library, three at a time. What breaks off or is stopped "
                 "(Ctrl-C) goes on when it is fetched again");
    const auto names = std::make_shared<std::vector<std::string>>();
    command->add_option("models", *names, "Names, as 'models' lists them")->required();
    command->callback([&invocation, names] {
        invocation.showsCatalogue = true;
        invocation.action = [&invocation, names]() -> Result<void> {
            auto cards = cardsOf(*names);
            if (!cards)
                return cards.error();
            return Fetches(std::move(*cards), invocation).run();
        };
    });
}

} // namespace headstart::cli
