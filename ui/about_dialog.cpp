// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/about_dialog.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace headstart::ui {

namespace {

struct Part {
    const char *name;
    const char *licence;
};

/// What is linked or carried, as packaging/ fetches it.
constexpr Part kParts[] = {{"Qt 6", "LGPL-3.0"},
                           {"LibTorch", "BSD-3-Clause"},
                           {"QCustomPlot", "GPL-3.0-or-later"},
                           {"SQLite", "public domain"},
                           {"nlohmann-json", "MIT"},
                           {"CLI11", "BSD-3-Clause"},
                           {"libjpeg-turbo", "IJG, BSD-3-Clause"},
                           {"libdeflate", "MIT"},
                           {"libcsv", "LGPL-2.1"},
                           {"zlib", "Zlib"}};

} // namespace

AboutDialog::AboutDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Headstart"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kPage, space::kPage, space::kPage);
    layout->setSpacing(space::kGroup);
    auto *top = new QHBoxLayout;
    auto *mark = new QLabel(this);
    constexpr int kMark = 56;
    mark->setPixmap(programIcon().pixmap(kMark, kMark));
    top->addWidget(mark);
    top->addSpacing(space::kNormal);
    auto *name = new QVBoxLayout;
    name->addWidget(makeTitle(QStringLiteral("Headstart " HEADSTART_VERSION), this));
    name->addWidget(makeSecondary(tr("Transfer learning by point and click"), this));
    top->addLayout(name, 1);
    layout->addLayout(top);
    auto *text = new QTextBrowser(this);
    text->setAccessibleName(tr("Licences"));
    QString list = tr("Free software under the GNU General Public License, version 3 or later. It stands on:");
    for (const Part &part : kParts)
        list += QStringLiteral("\n   %1 – %2").arg(QString::fromLatin1(part.name), QString::fromLatin1(part.licence));
    list += QLatin1Char('\n') + tr("Models and data bring their own licences; each is shown before it is fetched.");
    text->setPlainText(list);
    constexpr QSize kSmallest(460, 260);
    text->setMinimumSize(kSmallest);
    layout->addWidget(text);
    QPushButton *close = makeButton(tr("Close"), tr("Closes this window"), "", this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    layout->addWidget(close, 0, Qt::AlignRight);
}

} // namespace headstart::ui
