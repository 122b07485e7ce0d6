// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/training_progress.h"

#include "app/cli/interrupt.h"
#include "app/cli/output.h"

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace headstart::cli {

TrainingProgress::TrainingProgress() : m_isTerminal(isatty(STDERR_FILENO) != 0)
{}

void TrainingProgress::lookingAtData(std::size_t done, std::size_t all)
{
    if (done == all)
        showLine({});
    else if (isTimeToShow())
        showLine("looking at the data: " + std::to_string(done) + " of " + std::to_string(all));
}

void TrainingProgress::began(const training::RunBeginning &beginning)
{
    m_run = beginning;
    m_timeLeft = training::TimeLeft(beginning.steps);
    char text[256];
    std::snprintf(text, sizeof text,
                  "run %s: %zu samples train, %zu judge%s; %lld of %lld parameters train; %lld steps in %lld epochs",
                  beginning.id.c_str(), beginning.training, beginning.validation,
                  beginning.setAside > 0 ? ("; set aside: " + std::to_string(beginning.setAside)).c_str() : "",
                  static_cast<long long>(beginning.trainedParameters), static_cast<long long>(beginning.parameters),
                  static_cast<long long>(beginning.steps), static_cast<long long>(beginning.epochs));
    keepLine(text);
    if (beginning.stepsDone > 0)
        keepLine("goes on after step " + std::to_string(beginning.stepsDone));
}

void TrainingProgress::stepped(const runs::StepRow &row)
{
    m_timeLeft.stepped(row);
    if (!isTimeToShow())
        return;
    char text[160];
    std::snprintf(text, sizeof text, "epoch %lld of %lld, step %lld of %lld, loss %.4f, %.0f samples/s, %s left",
                  static_cast<long long>(row.epoch), static_cast<long long>(m_run.epochs),
                  static_cast<long long>(row.step), static_cast<long long>(m_run.steps), row.loss,
                  static_cast<double>(row.samples) / row.seconds, duration(m_timeLeft.seconds()).c_str());
    showLine(text);
}

void TrainingProgress::epochEnded(const runs::EpochRow &row)
{
    char text[200];
    std::snprintf(text, sizeof text,
                  "epoch %lld: loss %.4f, accuracy %s; validation: loss %.4f, accuracy %s%s; %s, %s left",
                  static_cast<long long>(row.epoch), row.trainLoss, percent(row.trainAccuracy).c_str(),
                  row.validationLoss, percent(row.validationAccuracy).c_str(), row.isBest ? " (best)" : "",
                  duration(row.seconds).c_str(), duration(m_timeLeft.seconds()).c_str());
    keepLine(text);
}

void TrainingProgress::said(const Text &message)
{
    keepLine(message.english());
}

void TrainingProgress::intervened(const runs::Intervention &intervention, const training::RunBeginning &now)
{
    m_run = now;
    m_timeLeft.setSteps(now.steps);
    keepLine("from step " + std::to_string(intervention.step + 1) + " on " + intervention.key + " is "
             + intervention.value + ": " + std::to_string(now.trainedParameters) + " parameters train, "
             + std::to_string(now.steps) + " steps in " + std::to_string(now.epochs) + " epochs");
}

void TrainingProgress::waitsForRoom(const Error &why)
{
    keepLine(why.line()
             + "; the run waits: free some room, and it goes on by itself. Ctrl-C ends it; what was saved "
               "stays, and resume goes on from there");
}

void TrainingProgress::foundRoom()
{
    keepLine("there is room again: the run goes on");
}

bool TrainingProgress::isTimeToShow()
{
    constexpr auto kBetween = std::chrono::milliseconds(200);
    if (!m_isTerminal || Clock::now() - m_lastShown < kBetween)
        return false;
    m_lastShown = Clock::now();
    return true;
}

void TrainingProgress::showLine(const std::string &text)
{
    if (m_isTerminal)
        std::fprintf(stderr, "\r\033[K%s", text.c_str());
}

void TrainingProgress::keepLine(const std::string &text)
{
    showLine({});
    std::fprintf(stderr, "%s\n", text.c_str());
}

namespace {

void printOutcome(const training::RunOutcome &outcome)
{
    std::printf("run %s is %s after %s of training\n", outcome.id.c_str(),
                std::string(runs::statusName(outcome.status)).c_str(), duration(outcome.seconds).c_str());
    if (!outcome.best)
        return;
    const auto n = static_cast<double>(outcome.validation);
    const double accuracy = outcome.best->validationAccuracy;
    if (std::isnan(accuracy)) { // numbers
        std::printf("best epoch %lld: mean squared error of validation %.4f (n = %zu); headstart-cli evaluate %s gives "
                    "correlations\n",
                    static_cast<long long>(outcome.best->epoch), outcome.best->validationLoss, outcome.validation,
                    outcome.id.c_str());
        return;
    }
    const insight::Interval interval = insight::wilson95(std::round(accuracy * n), n);
    std::printf("best epoch %lld: validation accuracy %s (95 %% interval %s to %s, n = %zu)\n",
                static_cast<long long>(outcome.best->epoch), percent(accuracy).c_str(), percent(interval.low).c_str(),
                percent(interval.high).c_str(), outcome.validation);
}

Result<void> stoppedAsError(const training::RunOutcome &outcome)
{
    if (outcome.status != runs::Status::Stopped)
        return {};
    if (outcome.id.empty())
        return failed({}, say("stopped before the run began"));
    return failed({}, say("stopped; its last step is saved: headstart-cli resume %1 goes on", outcome.id));
}

} // namespace

nlohmann::ordered_json outcomeJson(const training::RunOutcome &outcome)
{
    nlohmann::ordered_json json = {
        {"run", outcome.id}, {"status", runs::statusName(outcome.status)}, {"seconds", outcome.seconds}};
    if (outcome.best) {
        json["best_epoch"] = outcome.best->epoch;
        const bool isOfClasses = !std::isnan(outcome.best->validationAccuracy);
        json["validation"] = isOfClasses ? accuracyJson(outcome.best->validationAccuracy, outcome.validation)
                                         : nlohmann::ordered_json{{"n", outcome.validation}};
        json["validation"][isOfClasses ? "loss" : "mean_squared_error"] = outcome.best->validationLoss;
    }
    return json;
}

Result<void> trainAndReport(const training::RunConfig &config, const std::string &name, const Invocation &invocation,
                            bool json, training::Wishes *wishes)
{
    auto store = runs::RunStore::open(invocation.storeFile, runs::RunStore::Access::Own);
    if (!store)
        return store.error();
    TrainingProgress progress;
    const auto outcome = training::startRun(config, name, {invocation.libraryFolder, *store}, progress,
                                            interruptToken(), {.wishes = wishes});
    return report(outcome, json);
}

Result<void> report(const Result<training::RunOutcome> &outcome, bool json)
{
    if (!outcome)
        return outcome.error();
    if (json)
        printJson(outcomeJson(*outcome));
    else
        printOutcome(*outcome);
    return stoppedAsError(*outcome);
}

} // namespace headstart::cli
