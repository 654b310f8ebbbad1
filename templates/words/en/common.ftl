# What stands on many pages.

common-skip = Skip to the content
common-languages = Language
common-studies = All studies
common-account = My account
common-sign-out = Sign out
common-study = Parts of the study
common-pages = Pages of the list
common-page = Page { $number }
common-previous = Previous
common-next = Next
common-page-of = Page { $page } of { $pages }

common-nav-overview = Overview
common-nav-form = Questionnaire
common-nav-design = Designer
common-nav-responses = Responses
common-nav-tables = Tables
common-nav-documents = Interviews
common-nav-codebook = Codebook
common-nav-quotes = Quotes
common-nav-search = Search
common-nav-teamwork = Coding together
common-nav-team = Team
common-part-survey = Fieldwork
common-part-coding = Coding
common-part-analysis = Analysis
common-size-mb = { $size } MB
common-size-kb = { $size } KB
