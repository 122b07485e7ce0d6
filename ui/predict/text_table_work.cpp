// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/text_table_work.h"

#include "core/data/texts_to_judge.h"
#include "ui/predict/text_predictions.h"

#include <algorithm>

namespace headstart::ui {

namespace {

bool isBlank(const std::string &text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

/// Of rows that follow one another. After a stop: nothing.
Result<TextResults> judgeRows(const Judge &judge, const data::Dataset &texts, std::size_t begin, std::size_t end,
                              const StopToken &stop)
{
    std::vector<data::TextSample> samples;
    std::vector<std::optional<Text>> problems(end - begin);
    for (std::size_t row = begin; row < end; ++row) {
        auto text = texts.text(row);
        if (!text)
            problems[row - begin] = text.error().rule;
        else if (isBlank(text->first) && (!text->second || isBlank(*text->second)))
            problems[row - begin] = say("the text is empty");
        else
            samples.push_back(std::move(*text));
    }
    const auto guesses = judge.judge(samples, texts.source().path, TextTableWork::kMostGuesses, stop);
    if (!guesses)
        return guesses.error();
    TextResults out;
    if (stop.stopped())
        return out;
    std::size_t next = 0;
    for (auto &problem : problems) {
        if (problem)
            out.addProblem(std::move(*problem));
        else
            out.add((*guesses)[next++]);
    }
    return out;
}

} // namespace

TextTableWork::TextTableWork(TextPredictions &model, QObject *parent) : QObject(parent), m_model(model)
{}

void TextTableWork::setTrainedOn(const TrainedOn &data)
{
    const bool isSame = data.inPairs == m_trainedOn.inPairs && data.source.textColumn == m_trainedOn.source.textColumn
                        && data.source.pairColumn == m_trainedOn.source.pairColumn;
    m_trainedOn = data;
    if (!isSame && !m_path.isEmpty())
        open(m_path);
}

void TextTableWork::setJudge(std::shared_ptr<const Judge> judge)
{
    m_judging.stop();
    m_judge = std::move(judge);
    m_pace.forget();
    if (m_judge) {
        m_model.forgetResults();
        judgeNext();
    }
    Q_EMIT changed();
}

void TextTableWork::open(const QString &path)
{
    m_judging.stop();
    m_model.clear();
    m_path = path;
    m_opening.run([path = path.toStdString(), data = m_trainedOn](
                      const StopToken &stop) { return data::openTextsToJudge(path, data.source, &stop); },
                  [this](const Result<data::Dataset> &texts) {
                      if (!texts) {
                          m_path.clear();
                          Q_EMIT failed(texts.error());
                          Q_EMIT changed();
                          return;
                      }
                      m_model.setTexts(*texts);
                      start();
                  });
    Q_EMIT changed();
}

void TextTableWork::start()
{
    m_pace.forget();
    if (!m_model.isComplete() && !m_judge)
        Q_EMIT judgeWanted();
    else if (!m_judging.isRunning())
        judgeNext();
    Q_EMIT changed();
}

void TextTableWork::stop()
{
    if (m_opening.isRunning())
        m_path.clear();
    m_opening.stop();
    m_judging.stop();
    Q_EMIT changed();
}

void TextTableWork::clear()
{
    stop();
    m_path.clear();
    m_model.clear();
    Q_EMIT changed();
}

double TextTableWork::secondsLeft() const
{
    return m_pace.secondsLeft(m_model.done(), m_model.size());
}

void TextTableWork::judgeNext()
{
    constexpr std::size_t kAtOnce = 128; // rows, of which those of like length go through the network together
    if (m_model.isComplete() || !m_judge) {
        Q_EMIT changed();
        return;
    }
    m_pace.goOn(m_model.done());
    const auto begin = static_cast<std::size_t>(m_model.done());
    const std::size_t end = std::min(begin + kAtOnce, static_cast<std::size_t>(m_model.size()));
    m_judging.run([judge = m_judge, texts = *m_model.texts(), begin,
                   end](const StopToken &stop) { return judgeRows(*judge, texts, begin, end, stop); },
                  [this](const Result<TextResults> &results) {
                      if (!results) {
                          Q_EMIT failed(results.error());
                          Q_EMIT changed();
                          return;
                      }
                      m_model.add(*results);
                      judgeNext();
                  });
    Q_EMIT changed();
}

} // namespace headstart::ui
