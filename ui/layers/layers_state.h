// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/layers/chain.h"
#include "ui/layers/estimate.h"
#include "ui/layers/stage_times.h"
#include "ui/workbench.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace headstart::ui {

/// What the Layers page knows: the chosen model's chain, what of it trains, what that costs. The line is the
/// workbench's; while one is dragged, all is said of where it hangs. What takes time is found in the background, and
/// changed() follows. Stages are timed while the page is seen and nothing trains.
class LayersState : public QObject {
    Q_OBJECT

public:
    explicit LayersState(Workbench &workbench, QObject *parent = nullptr);

    /// Empty while there is no model, or nothing known of it yet.
    const Chain &chain() const { return m_chain; }
    Subject subject() const;
    bool hasSamples() const { return m_samples.has_value(); } ///< else subject() has a round number of them
    Timing timing() const;

    // What is to be told of.
    bool isUnknown() const { return m_isUnknown; } ///< the model's stages cannot be listed
    const std::optional<Error> &samplesProblem() const { return m_samplesProblem; }
    const std::optional<Error> &freezeProblem() const { return m_freezeProblem; }
    std::optional<Error> timingProblem() const { return m_times.errorOf(timesKey()); }
    /// The stage of another model in front of which the line lay, so that it got a place in this one; else empty.
    const std::string &lostCut() const { return m_lostCut; }

    void setSeen(bool seen);
    /// The line hangs there, and has not been let go.
    void moveCut(int cut);
    /// Goes to the workbench.
    void changeFreeze(const std::function<void(training::FreezeConfig &)> &change);

Q_SIGNALS:
    void changed();

private:
    struct Counted {
        std::string data; ///< fingerprint
        data::SplitConfig split;

        bool operator==(const Counted &) const = default;
    };

    void takeOutline();
    void takeConfig();
    void takeFreeze(const training::FreezeConfig &freeze);
    void mendCut();
    void forget();
    void learnNorms();
    void learnWhatTrains();
    void countSamples();
    void measureIfIdle();
    void takeTimes();
    StageTimes::Key timesKey() const;

    Workbench &m_workbench;
    Chain m_chain;
    std::vector<std::int64_t> m_norms; ///< as many as there are stages
    std::optional<SampleCounts> m_samples;
    std::optional<Counted> m_counted; ///< or being counted
    std::optional<Error> m_samplesProblem;
    std::optional<Error> m_freezeProblem;
    std::string m_lostCut;
    bool m_isUnknown = false;
    bool m_isSeen = false;
    bool m_isMoving = false; ///< the line is being dragged

    StageTimes m_times;
    Background m_norming;
    Background m_planning;
    Background m_counting;
};

} // namespace headstart::ui
