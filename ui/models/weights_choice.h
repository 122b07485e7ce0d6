// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/recognised_file.h"
#include "ui/common/background.h"
#include "ui/models/model_facts.h"
#include "ui/predict/judge.h"
#include "ui/predict/run_choice.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace headstart::ui {

class Notice;
struct FetchState;
class Workbench;

/// What a run of a model starts from: its pre-trained weights, a file, a finished run, or chance. A file is read in the
/// background before it counts; weights that the catalogue has an address of are fetched by the workbench, whatever
/// model is looked at meanwhile. The workbench must outlive it.
class WeightsChoice : public QWidget {
    Q_OBJECT

public:
    explicit WeightsChoice(Workbench &workbench, QWidget *parent = nullptr);

    /// `weights`: RunConfig's model.weights, if the model is the run's to be; else empty, and pre-trained is chosen.
    void setModel(const ModelFacts &facts, const std::string &weights);
    void setFound(const WeightsFound &found);
    void setRuns(const std::vector<RunChoice> &runs);
    /// A file whose network is being found out: it counts from setFile on.
    void beginFile(const QString &path);
    /// `known`: what the file was recognised as, or why it was not.
    void setFile(const QString &path, const Result<insight::RecognisedFile> &known);

    /// RunConfig's model.weights; nothing while it cannot be used, as problem() says.
    std::optional<std::string> value() const;
    QString problem() const;
    /// To try the model with; none while value() is nothing, for random weights, and those that tell no classes apart.
    ClassifierSource source() const;

Q_SIGNALS:
    void changed();
    /// A file was chosen, or a folder of Hugging Face's: what it is of is to be found out, and then it is set.
    void fileWanted(const QString &path);
    /// The library may hold other files by now.
    void lookWanted();

private:
    enum Kind { Pretrained, File, Random, Run };
    Kind kind() const;
    void choose(Kind kind);
    void fillRuns();
    void fillFileRow();
    void chooseFile();
    void chooseFolder();
    void checkFile();
    void forgetFile();
    bool canFetch() const;
    void act();
    void lookForPart();
    const FetchState *fetchState() const;
    void pauseOrGoOn();
    QWidget *makeFetchRow();
    bool showFetch();
    void showOthers();
    void refresh();
    void tell();

    Workbench &m_workbench;
    ModelFacts m_facts;
    std::vector<RunChoice> m_runs; ///< all finished ones
    std::string m_wantedRun;       ///< to be chosen once the list has it
    QString m_file;
    std::optional<Error> m_fileError;
    bool m_isFileGood = false;
    bool m_hasFileHead = false; ///< it tells classes apart
    QString m_fileWords;        ///< what it was recognised as

    QComboBox *m_kind;
    QWidget *m_fileRow;
    QLabel *m_fileName;
    QLabel *m_fileFacts;
    QComboBox *m_run;
    Notice *m_notice;
    QLabel *m_fetchText = nullptr;
    QProgressBar *m_fetchBar = nullptr;
    QPushButton *m_pause = nullptr;
    QWidget *m_fetchRow; ///< holds the three above
    QLabel *m_others;    ///< what else is being fetched
    Background m_checking;
    Background m_lookingForPart;
};

} // namespace headstart::ui
